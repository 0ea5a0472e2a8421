import { type ErrorBody, type ErrorCode, Failure, unreachable } from '@mehfil/shared/errors'

/** The outcome is not known: what was asked may or may not have happened. */
export const lineLost = () => new Failure('unavailable', 'The connection was lost.')

export const noAnswer = () => new Failure('unavailable', 'The server did not answer in time.')

export const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('unavailable', 'The server cannot be reached.')

/** A failure as plain data, for a state. The request id stays with whoever caught the answer. */
export const bodyOf = (failure: Failure): ErrorBody => ({
  code: failure.code,
  message: failure.message,
  ...(failure.field === undefined ? {} : { field: failure.field }),
  ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
  requestId: '',
})

/** True when asking the same again cannot succeed; false when time, a login or a new version can mend it. */
export function isFinal(code: ErrorCode): boolean {
  switch (code) {
    case 'invalid':
    case 'forbidden':
    case 'not-found':
    case 'conflict':
    case 'idempotency-mismatch':
    case 'too-large':
    case 'unsupported-media':
      return true
    case 'unauthenticated':
    case 'upgrade-required':
    case 'rate-limited':
    case 'internal':
    case 'unavailable':
      return false
    default:
      return unreachable(code)
  }
}
