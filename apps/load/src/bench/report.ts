import type { Spread } from './figures.ts'
import type { Round } from './rounds.ts'
import type { Row } from './row.ts'

export type BenchReport = {
  readonly command: string
  readonly date: string
  readonly machine: Readonly<Record<string, unknown>>
  readonly durability: Readonly<Record<string, string>>
  readonly rows: readonly Row[]
  readonly rounds: Readonly<Record<string, readonly Round<object>[]>>
}

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
const spread = ({ min, median, max }: Spread) => `${short(median)} (${short(min)} to ${short(max)})`
const percent = (share: number) => `${Math.round(share * 100)} %`

function goalOf({ goal, verdict }: Row): string {
  if (!goal) return ''
  const limit = goal.atLeast === undefined ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`
  return `${goal.isStretch ? 'stretch' : 'goal'} ${limit}x: ${verdict}`
}

const rowLines = (row: Row) => [
  `${row.name}, ${row.unit}: ratio ${row.ratio.toFixed(2)}  ${goalOf(row)}`,
  `    ${row.ours.name.padEnd(26)} ${spread(row.ours)}`,
  `    ${row.reference.name.padEnd(26)} ${spread(row.reference)}`,
]

function usageLines([what, rounds]: [string, readonly Round<object>[]]): string[] {
  const worst = (name: keyof Round<object>['usage']) => Math.max(...rounds.map(({ usage }) => usage[name]))
  const voided = rounds.filter(round => round.void !== undefined).length
  return [
    `${what}: ${rounds.length} rounds, ${voided} void; at most: server ${percent(worst('server'))} of a core, ` +
      `generator ${percent(worst('generator'))} and ${worst('generatorLagMs').toFixed(0)} ms late, ` +
      `others ${percent(worst('others'))} of the machine`,
  ]
}

/** For a person at a terminal. Medians of the rounds, and their extremes in brackets. */
export const readable = ({ rows, rounds, ...run }: BenchReport): string =>
  [
    run.command,
    `${run.date}, ${JSON.stringify(run.machine)}, database ${JSON.stringify(run.durability)}`,
    ...rows.flatMap(rowLines),
    ...Object.entries(rounds).flatMap(usageLines),
  ].join('\n')
