import { TIMES } from '@mehfil/shared/limits'

/**
 * Milliseconds to wait before the given attempt (from 1): evenly spread between the shortest wait and a bound that
 * doubles up to `most` ("full jitter", AWS Architecture Blog, 2015), so that ten thousand clients do not come back in
 * step.
 */
export function fullJitter(attempt: number, random: () => number, most: number = TIMES.reconnectMax): number {
  const bound = Math.min(most, TIMES.reconnectMin * 2 ** (attempt + 1))
  return TIMES.reconnectMin + random() * (bound - TIMES.reconnectMin)
}
