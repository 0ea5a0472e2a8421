/** The value that this share (0 to 1) of them did not exceed; infinity of none, so that nothing seen is never good. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.POSITIVE_INFINITY
}

export const median = (values: readonly number[]) => percentile(values, 0.5)
