/** The last delivery times, in ms from commit to the handing over to the sockets; enough for a p99. */
const KEPT = 1_000

export type DeliveryTimes = {
  record(ms: number): void
  /** The time that this share (0 to 1) of deliveries did not exceed; 0 before the first. */
  percentile(share: number): number
}

export function createDeliveryTimes(): DeliveryTimes {
  const times: number[] = []
  let next = 0
  return {
    record(ms) {
      times[next] = ms
      next = (next + 1) % KEPT
    },
    percentile(share) {
      const sorted = times.toSorted((a, b) => a - b)
      return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    },
  }
}
