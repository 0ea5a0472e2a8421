import { parseArgs } from 'node:util'

export type ChaosOptions = {
  /** How long faults are made, in seconds; starting and settling come on top. */
  readonly seconds: number
  readonly nodes: number
  readonly clients: number
  readonly topics: number
  /** Thoughts a second, of all clients together; edits, erasures and reactions come on top. */
  readonly rate: number
  /** Milliseconds from one fault to the next, on average. */
  readonly faultEveryMs: number
  readonly seed: number
  /** File for the report as JSON. */
  readonly report: string | undefined
  /** Keeps histories, rows and logs also of a run in which all went well. */
  readonly keep: boolean
}

const NUMBERS = {
  seconds: 60,
  nodes: 1,
  clients: 8,
  topics: 2,
  rate: 20,
  'fault-every': 2_000,
  seed: 0,
}

export const USAGE = `Usage: chaos [--seconds=60] [--nodes=1] [--clients=8] [--topics=2] [--rate=20]
             [--fault-every=2000] [--seed=N] [--report=file.json] [--keep]

Starts real servers and a database, lets clients write and read through proxies that fail, kills and pauses
everything in turn, and decides from what each client saw whether a delivery promise was broken.
Ends with 0 when none was, with 1 when one was, with 2 when too little happened to say so.
`

/** Throws an error with a sentence when an option makes no sense. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(Object.keys(NUMBERS).map(name => [name, { type: 'string' as const }])),
      report: { type: 'string' },
      keep: { type: 'boolean' },
    },
  })
  const number = (name: keyof typeof NUMBERS): number => {
    const given = (values as Record<string, string | undefined>)[name]
    const value = given === undefined ? NUMBERS[name] : Number(given)
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name}=${given} is not a number.`)
    return value
  }
  return {
    seconds: number('seconds'),
    nodes: Math.max(1, number('nodes')),
    clients: Math.max(1, number('clients')),
    topics: Math.max(1, number('topics')),
    rate: number('rate'),
    faultEveryMs: Math.max(100, number('fault-every')),
    seed: number('seed') || Math.floor(Math.random() * 1_000_000),
    report: values.report as string | undefined,
    keep: values.keep === true,
  }
}
