import { until } from '@mehfil/testkit/until'

/** Milliseconds from `since` (by the clock of `performance`) until it was so; infinity when it did not come about in time. */
export async function timeUntil(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  { since = performance.now(), withinMs }: { since?: number; withinMs: number },
): Promise<number> {
  try {
    await until(what, isSo, withinMs)
    return performance.now() - since
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
