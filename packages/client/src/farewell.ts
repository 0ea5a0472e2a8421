import type { Bye } from '@mehfil/shared/contract/events'
import { type ErrorBody, unreachable } from '@mehfil/shared/errors'

/** Some farewells only say 'not now'; the cursor makes coming back lossless (D4). */
export function comesBack(bye: Bye): boolean {
  switch (bye.code) {
    case 'slow-consumer':
    case 'too-many-connections':
      return true
    case 'session-ended':
    case 'replaced':
    case 'suspended':
    case 'upgrade-required':
      return bye.retryAfterMs !== undefined
    default:
      return unreachable(bye.code)
  }
}

/** A refused handshake that no waiting can mend, as a farewell; undefined: try again later. */
export function farewellOf({ code, message }: ErrorBody): Bye | undefined {
  if (code === 'upgrade-required') return { code, message }
  if (code === 'unauthenticated') return { code: 'session-ended', message }
  if (code === 'forbidden') return { code: 'suspended', message }
  return undefined
}
