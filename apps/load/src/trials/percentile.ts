/** The value below which this share of them lies; infinity when there is none, so that nothing seen is never good. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.POSITIVE_INFINITY
}

export const median = (values: readonly number[]) => percentile(values, 0.5)
