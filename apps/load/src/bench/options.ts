import { parseArgs } from 'node:util'
import { BENCH_NAMES, type BenchName } from './programme.ts'

export type BenchOptions = {
  /** What is measured. */
  readonly benches: readonly BenchName[]
  /** Rounds of each side of a comparison; they alternate. */
  readonly rounds: number
  /** How long a round is measured, in seconds; warming up comes on top. */
  readonly seconds: number
  /** Thoughts that are searched. */
  readonly thoughts: number
  /** File for the report as JSON. */
  readonly report: string | undefined
  /** Rounds count although other programs took part of the machine. The report says how much. */
  readonly noisy: boolean
}

const NUMBERS = { rounds: 3, seconds: 5, thoughts: 1_000_000 }

export const USAGE = `Usage: bench [name ...] [--rounds=3] [--seconds=5] [--thoughts=1000000] [--noisy] [--report=file.json]

Measures the server against references, in the same run and on the same durable database, in alternating rounds
(--thoughts is how many are searched):
${BENCH_NAMES.join(', ')}. Without a name, all of them.
Ends with 0 when every goal was met, with 1 when one was missed, with 2 when the machine was too busy with other
things to say so (--noisy counts such rounds all the same).
`

/** Throws an error with a sentence when an option makes no sense. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      thoughts: { type: 'string' },
      report: { type: 'string' },
      noisy: { type: 'boolean', default: false },
    },
  })
  const number = (name: keyof typeof NUMBERS) => {
    const given = values[name]
    const value = given === undefined ? NUMBERS[name] : Number(given)
    if (!Number.isFinite(value) || value < 1) throw new Error(`--${name}=${given} is no number from 1 on.`)
    return value
  }
  const benches = positionals.map(benchNamed)
  return {
    benches: benches.length > 0 ? benches : BENCH_NAMES,
    rounds: Math.floor(number('rounds')),
    seconds: number('seconds'),
    thoughts: Math.floor(number('thoughts')),
    report: values.report,
    noisy: values.noisy,
  }
}

function benchNamed(name: string): BenchName {
  const found = BENCH_NAMES.find(known => known === name)
  if (!found) throw new Error(`There is no bench ${name}.`)
  return found
}
