import * as z from 'zod/mini'

/** The closed list of what can go wrong, and its HTTP status. Socket acks carry the same codes. */
export const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'idempotency-mismatch': 409,
  'too-large': 413,
  'unsupported-media': 415,
  'upgrade-required': 426,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

export const ErrorCode = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]])

/** What a person or program gets to see of a failure, over HTTP and socket alike. */
export const ErrorBody = z.object({
  code: ErrorCode,
  /** One short sentence a member can act on. */
  message: z.string(),
  /** The input field at fault, when there is one. */
  field: z.optional(z.string()),
  /** Milliseconds after which the same request may succeed. */
  retryAfterMs: z.optional(z.number()),
  requestId: z.string(),
})
export type ErrorBody = z.infer<typeof ErrorBody>

export type FailureDetails = { field?: string | undefined; retryAfterMs?: number | undefined }

/** The one error class that is shown to people. Anything else becomes `internal`. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, message: string, details: FailureDetails = {}) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.field = details.field
    this.retryAfterMs = details.retryAfterMs
  }
}

/** Missing and not-yours answer the same, so that nobody can probe for what exists. */
export const notFound = (what: string) => new Failure('not-found', `This ${what} does not exist.`)

/** A use case or a switch has met a case that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`)
}
