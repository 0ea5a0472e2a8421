import type { Bug } from './bug.ts'
import type { Hunt } from './hunt.ts'

export type Result = {
  readonly name: string
  readonly found: Pick<Hunt, 'verdict' | 'afterMs' | 'troubles'>
  readonly isGood: boolean
}

type Found = Result['found']

/** By a broken promise of those that it breaks: a program that falls over shows nothing of its checker. */
export const isCaught = ({ verdict, troubles }: Found, { promises }: Pick<Bug, 'promises'>): boolean =>
  troubles.length === 0 &&
  verdict.kind === 'failed' &&
  verdict.violations.some(({ promise }) => promises.includes(promise))

export const isPeaceful = ({ verdict, troubles }: Found): boolean =>
  troubles.length === 0 && verdict.kind === 'passed'

/** One result for somebody who waits for the next, with an example of each broken rule. */
export function lineOf({ name, found, isGood }: Result): string {
  const { verdict, troubles } = found
  const details =
    verdict.kind === 'failed'
      ? verdict.violations.map(({ rule, promise, count, examples }) => {
          return `  ${promise} ${rule}, ${count} times: ${examples[0]}`
        })
      : verdict.kind === 'inconclusive'
        ? verdict.shortfalls.map(shortfall => `  ${shortfall}`)
        : []
  const heading = `${name}: ${isGood ? 'as expected' : 'NOT AS EXPECTED'} after ${secondsOf(found)} s`
  return [heading, ...details, ...troubles.map(trouble => `  TROUBLE ${trouble}`)].join('\n')
}

/** Bug, rules that it broke, seconds. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ name, found, isGood }) => [
    name,
    rulesOf(found),
    secondsOf(found),
    isGood ? '' : 'NO',
  ])
  const table = [['bug', 'caught by rule', 'after s', ''], ...rows]
  const widths = [0, 1, 2].map(column => Math.max(...table.map(row => row[column]?.length ?? 0)))
  return table
    .map(row =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const secondsOf = ({ afterMs }: Found) => (afterMs / 1_000).toFixed(1)

function rulesOf({ verdict, troubles }: Found): string {
  const rules = verdict.kind === 'failed' ? verdict.violations.map(({ rule }) => rule) : [verdict.kind]
  return [...rules, ...(troubles.length > 0 ? ['trouble'] : [])].join(', ')
}
