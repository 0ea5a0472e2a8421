/** What several rounds came to. */
export type Spread = { readonly min: number; readonly median: number; readonly max: number }

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b)

/** Throws when there is nothing to sum up. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = ascending(values)
  const at = (index: number) => {
    const value = sorted[index]
    if (value === undefined) throw new Error('There is no round to sum up.')
    return value
  }
  const middle = (sorted.length - 1) / 2
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2
  return { min: at(0), median, max: at(sorted.length - 1) }
}

/** The value that this share (0 to 1) of them did not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
