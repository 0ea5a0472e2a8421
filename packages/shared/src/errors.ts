import * as z from 'zod/mini'
import type { Sentence } from './sentences.ts'

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

/** They say it all: a page has words of its own for them, and what is said beside them is for programs and for the log. */
export type ToldByCode = 'unauthenticated' | 'upgrade-required' | 'rate-limited' | 'internal' | 'unavailable'

type FailureArguments =
  | [code: ToldByCode, message: string, details?: FailureDetails]
  | [code: Exclude<ErrorCode, ToldByCode>, message: Sentence, details?: FailureDetails]

/** The one error class that is shown to people. Anything else becomes `internal`. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(...[code, message, details = {}]: FailureArguments) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.field = details.field
    this.retryAfterMs = details.retryAfterMs
  }
}

/** What another process has said of a failure. */
export const failureFrom = ({
  code,
  message,
  ...details
}: Pick<ErrorBody, 'code' | 'message'> & FailureDetails) =>
  new Failure(...([code, message, details] as FailureArguments))

type Missing = 'topic' | 'thought' | 'person' | 'picture' | 'account' | 'session'

/** Missing and not-yours answer the same, so that nobody can probe for what exists. */
export const notFound = (what: Missing) => new Failure('not-found', `This ${what} does not exist.`)

/** A use case or a switch has met a case that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`)
}
