import type { Bye } from '@mehfil/shared/contract/events'

export const SESSION_ENDED: Bye = { code: 'session-ended', message: 'Your session has ended. Sign in again.' }

export const REPLACED: Bye = {
  code: 'replaced',
  message: 'You are connected in too many places. This one was closed for a newer one.',
}

export const TOO_MUCH: Bye = {
  code: 'too-many-connections',
  message: 'This connection asked for too much at once.',
  retryAfterMs: 10_000,
}

/** Nothing is lost: the client catches up by revision when it is back. */
export const SLOW: Bye = {
  code: 'slow-consumer',
  message: 'Your connection could not keep up.',
  retryAfterMs: 1_000,
}
