import type { Clock } from './clock.ts'

/** A burst that no person and no catch-up needs, and the pace that is fine for ever. */
const BURST = 200
const PER_SECOND = 50
/** This far beyond, it is no mistake any more. */
const ABSURD = 1_000

/** Counts one event and says what to do with it. */
export type Flood = () => 'pass' | 'refuse' | 'close'

/** A token bucket for one socket: keeps what is never looked at cheap (S8). The limits of each command come after. */
export function createFlood(clock: Clock): Flood {
  let tokens = BURST
  let counted = clock.elapsed()
  return () => {
    const now = clock.elapsed()
    tokens = Math.min(BURST, tokens + ((now - counted) / 1_000) * PER_SECOND) - 1
    counted = now
    if (tokens >= 0) return 'pass'
    return tokens > -ABSURD ? 'refuse' : 'close'
  }
}
