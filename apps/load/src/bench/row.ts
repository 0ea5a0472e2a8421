import { type Spread, spreadOf } from './figures.ts'
import type { Round } from './rounds.ts'

/** What the ratio of ours to the reference is to be; a stretch is only reported. */
export type Goal = { readonly atLeast?: number; readonly atMost?: number; readonly isStretch?: boolean }

export type Row = {
  readonly name: string
  readonly unit: string
  readonly ours: Spread & { readonly name: string }
  readonly reference: Spread & { readonly name: string }
  /** Of the medians, ours by the reference's. */
  readonly ratio: number
  readonly goal: Goal | undefined
  /** `unsure`: too few rounds were not void. */
  readonly verdict: 'met' | 'missed' | 'unsure' | 'no goal'
}

export type Sides = { readonly ours: string; readonly reference: string }

export type RowOptions<Value> = {
  readonly name: string
  readonly unit: string
  readonly sides: Sides
  readonly goal?: Goal
  /** The figure of a round. */
  figure(value: Value): number
}

/** Below this many good rounds of each side nothing is said. */
const ENOUGH = 3

/** Sums up the rounds of two sides; where all are void, these are shown, and prove nothing. */
export function rowOf<Value>(rounds: readonly Round<Value>[], options: RowOptions<Value>): Row {
  const { name, unit, sides, goal, figure } = options
  const of = (side: string) => {
    const all = rounds.filter(round => round.side === side)
    const good = all.filter(round => round.void === undefined)
    const spread = spreadOf((good.length > 0 ? good : all).map(round => figure(round.value)))
    return { spread, count: good.length }
  }
  const [ours, reference] = [of(sides.ours), of(sides.reference)]
  const ratio = ours.spread.median / reference.spread.median
  const isEnough = Math.min(ours.count, reference.count) >= ENOUGH
  return {
    name,
    unit,
    ours: { name: sides.ours, ...ours.spread },
    reference: { name: sides.reference, ...reference.spread },
    ratio,
    goal,
    verdict: verdictOf(ratio, goal, isEnough),
  }
}

export type LimitOptions<Value> = Omit<RowOptions<Value>, 'sides' | 'goal'> & {
  readonly side: string
  /** What the figure is not to exceed. */
  readonly limit: number
}

/** A row whose reference is a figure that was set beforehand. */
export function limitRow<Value>(rounds: readonly Round<Value>[], options: LimitOptions<Value>): Row {
  const { side, limit, ...rest } = options
  const sides = { ours: side, reference: side }
  const row = rowOf(rounds, { ...rest, sides, goal: { atMost: Infinity } })
  const ratio = row.ours.median / limit
  const goal = { atMost: 1 }
  const reference = { name: 'the limit', min: limit, median: limit, max: limit }
  return { ...row, reference, ratio, goal, verdict: verdictOf(ratio, goal, row.verdict !== 'unsure') }
}

function verdictOf(ratio: number, goal: Goal | undefined, isEnough: boolean): Row['verdict'] {
  if (!goal) return 'no goal'
  if (!isEnough) return 'unsure'
  return ratio >= (goal.atLeast ?? 0) && ratio <= (goal.atMost ?? Infinity) ? 'met' : 'missed'
}

/** 0 when every goal was met, 1 when one was missed, 2 when too little can be said. */
export function exitCodeOf(rows: readonly Row[]): number {
  const verdicts = rows.filter(row => !row.goal?.isStretch).map(row => row.verdict)
  if (verdicts.includes('missed')) return 1
  return verdicts.includes('unsure') ? 2 : 0
}
