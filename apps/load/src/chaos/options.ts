import { parseArgs } from 'node:util'
import { bugNamed } from '../bugs/catalogue.ts'

export type ChaosOptions = {
  /** How long faults are made, in seconds; starting and settling come on top. */
  readonly seconds: number
  readonly nodes: number
  /** A Redis between the nodes. */
  readonly redis: boolean
  /** An nginx in front of them. */
  readonly nginx: boolean
  readonly clients: number
  readonly topics: number
  /** Topics that each client watches; everyone writes in all. */
  readonly watching: number
  /** Thoughts a second, of all clients together; edits, erasures and reactions come on top. */
  readonly rate: number
  /** Milliseconds from one `kill -9` of some process to the next; 0: they come among the other faults. */
  readonly killEveryMs: number
  /** Milliseconds from one other fault to the next, on average. */
  readonly faultEveryMs: number
  /** Milliseconds in which everyone has to be equal to the database once the last process is ready (D6). */
  readonly equalWithinMs: number
  readonly seed: number
  /** Name of a mistake to be seeded into the servers. */
  readonly bug: string | undefined
  /** File for the report as JSON. */
  readonly report: string | undefined
  /** Keeps histories, rows and logs also of a run in which all went well. */
  readonly keep: boolean
}

/** Without any options it is the run that a release has to pass. */
const NUMBERS = {
  seconds: 600,
  nodes: 2,
  clients: 60,
  topics: 4,
  watching: 1,
  rate: 200,
  'kill-every': 5_000,
  'fault-every': 15_000,
  'equal-within': 3_000,
  seed: 0,
}

export const USAGE = `Usage: chaos [--seconds=600] [--nodes=2] [--no-redis] [--no-nginx] [--clients=60] [--topics=4]
             [--watching=1] [--rate=200] [--kill-every=5000] [--fault-every=15000] [--equal-within=3000]
             [--seed=N] [--bug=name] [--report=file.json] [--keep]

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
      bug: { type: 'string' },
      report: { type: 'string' },
      keep: { type: 'boolean' },
      redis: { type: 'boolean', default: true },
      nginx: { type: 'boolean', default: true },
    },
    allowNegative: true,
  })
  const number = (name: keyof typeof NUMBERS): number => {
    const given = (values as Readonly<Record<string, unknown>>)[name]
    const value = given === undefined ? NUMBERS[name] : Number(given)
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name}=${given} is not a number.`)
    return value
  }
  return {
    seconds: number('seconds'),
    nodes: Math.max(1, number('nodes')),
    redis: values.redis === true,
    nginx: values.nginx === true,
    clients: Math.max(1, number('clients')),
    topics: Math.max(1, number('topics')),
    watching: Math.max(1, Math.min(number('watching'), number('topics'))),
    rate: number('rate'),
    killEveryMs: number('kill-every'),
    faultEveryMs: Math.max(100, number('fault-every')),
    equalWithinMs: number('equal-within'),
    seed: number('seed') || Math.floor(Math.random() * 1_000_000),
    bug: values.bug === undefined ? undefined : bugNamed(String(values.bug)).name,
    report: values.report as string | undefined,
    keep: values.keep === true,
  }
}
