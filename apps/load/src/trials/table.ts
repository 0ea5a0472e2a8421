import type { Played } from './play-all.ts'

const HEAD = ['trial', 'figure', 'seen', 'goal', 'ok']

/** For a person at a terminal. */
export function tableOf(played: readonly Played[]): string {
  const rows = played.flatMap(({ trial, figures, error }) => [
    ...figures.map(({ what, seen, goal, isMet }) => [trial, what, seen, goal, isMet ? 'ok' : 'MISSED']),
    ...(error === undefined ? [] : [[trial, 'could not be played', error, '', 'MISSED']]),
  ])
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd()
  return [HEAD, widths.map(width => '-'.repeat(width)), ...rows].map(line).join('\n')
}
