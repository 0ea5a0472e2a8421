/** What several rounds came to. */
export type Spread = { readonly min: number; readonly median: number; readonly max: number }

/** Throws when there is nothing to sum up. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => {
    const value = sorted[index]
    if (value === undefined) throw new Error('There is no round to sum up.')
    return value
  }
  const middle = (sorted.length - 1) / 2
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2
  return { min: at(0), median, max: at(sorted.length - 1) }
}
