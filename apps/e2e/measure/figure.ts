import type { Browser } from 'playwright'

/** One figure. `atMost` is the goal; without one it is told for its own sake. */
export type Figure = {
  readonly what: string
  readonly value: number
  /** Written behind value and goal: 'ms', 'MB', '%'. */
  readonly unit: string
  readonly atMost?: number
}

export type Stage = {
  readonly browser: Browser
  /** For what happens on the way; the figures are printed at the end. */
  readonly say: (line: string) => void
}

/** What each file that is named in `measure.ts` exports as `measure`. It stops what it starts. */
export type Measure = (stage: Stage) => Promise<readonly Figure[]>

export const isMet = ({ value, atMost }: Figure) => atMost === undefined || value <= atMost

/** The value below which a share of them lies: `quantile(times, 0.95)`. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
