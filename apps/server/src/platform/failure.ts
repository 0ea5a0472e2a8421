import { type ErrorBody, Failure } from '@mehfil/shared/errors'
import { tellsOfLoss } from '#db/errors.ts'

/** What is worth a second try is worth it after this long; clients add jitter of their own. */
const RETRY_AFTER_MS = 1_000

const unavailable = () =>
  new Failure('unavailable', 'The server is busy. Try again in a moment.', { retryAfterMs: RETRY_AFTER_MS })

/** SQLSTATE, by its first letters (postgresql.org/docs/current/errcodes-appendix.html). */
const SQL_STATES: ReadonlyArray<[state: RegExp, failure: () => Failure]> = [
  // Connection, resources (disk full, too many clients), deadlock and serialization, locks, shutdown, time limits.
  [/^(08|53|40|55P03|57014|57P0|58|25P0[34]|25006)/, unavailable],
  [/^23505$/, () => new Failure('conflict', 'This exists already.')],
  // A zero byte or broken text, which no column takes.
  [/^22(021|P05)$/, () => new Failure('invalid', 'This text has characters that cannot be stored.')],
]

/** By HTTP status, as body-parser, send and the router of Express put it on their errors. */
const BY_STATUS: Record<number, () => Failure> = {
  404: () => new Failure('not-found', 'There is nothing here.'),
  413: () => new Failure('too-large', 'This is too large.'),
  415: () => new Failure('unsupported-media', 'Send JSON, as application/json in UTF-8.'),
}

/** An error and what caused it, the outermost first: drizzle and others wrap the one that says what happened. */
function* causesOf(error: unknown): Iterable<Error & { code?: unknown; status?: unknown }> {
  let at = error
  for (let depth = 0; at instanceof Error && depth < 8; depth++) {
    yield at
    at = at.cause
  }
}

/**
 * Whatever was thrown, as a person may see it: a `Failure` as it is, faults of the database, of the network
 * and of a request by their kind, and everything else as `internal`. No library's own text passes (S17).
 */
export function toFailure(error: unknown): Failure {
  for (const cause of causesOf(error)) {
    const failure = cause instanceof Failure ? cause : (fromDatabase(cause) ?? fromRequest(cause))
    if (failure) return failure
  }
  return new Failure('internal', 'Something went wrong on our side.')
}

function fromDatabase(error: { code?: unknown; message: string }): Failure | undefined {
  const state = typeof error.code === 'string' ? error.code : ''
  if (tellsOfLoss(error)) return unavailable()
  if (!/^[0-9A-Z]{5}$/.test(state)) return undefined
  return SQL_STATES.find(([pattern]) => pattern.test(state))?.[1]()
}

function fromRequest({ status }: { status?: unknown }): Failure | undefined {
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  return BY_STATUS[status]?.() ?? new Failure('invalid', 'The server could not read this request.')
}

/** The one form in which a failure leaves the server, over HTTP and socket alike. */
export const errorBody = ({ code, message, field, retryAfterMs }: Failure, requestId: string): ErrorBody => ({
  code,
  message,
  ...(field !== undefined && { field }),
  ...(retryAfterMs !== undefined && { retryAfterMs }),
  requestId,
})

/**
 * A fault for the log: what and where, without values. The text of a wrapped error and the details of a
 * database error quote what people wrote, so only the innermost text and the frames of the stack are kept.
 */
export function faultFor(error: unknown): Record<string, unknown> {
  const [outer, ...inner] = causesOf(error)
  const root = inner.at(-1) ?? outer
  if (!root) return { type: typeof error }
  const frames = outer?.stack?.split('\n').filter(line => /^\s+at /.test(line)) ?? []
  return { type: root.name, code: root.code, text: root.message.slice(0, 300), at: frames.slice(0, 12) }
}
