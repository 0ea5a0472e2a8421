import { TIMES } from '@mehfil/shared/limits'

/**
 * Milliseconds to wait before the given attempt (from 1): evenly spread between the shortest wait and a bound that
 * doubles ("full jitter", AWS Architecture Blog, 2015), so that ten thousand clients do not come back in step.
 */
export function fullJitter(attempt: number, random: () => number): number {
  const bound = Math.min(TIMES.reconnectMax, TIMES.reconnectMin * 2 ** (attempt + 1))
  return TIMES.reconnectMin + random() * (bound - TIMES.reconnectMin)
}
