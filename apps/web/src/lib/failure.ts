import { type ErrorBody, type ErrorCode, Failure, type ToldByCode } from '@mehfil/shared/errors'
import { type MessageKey, t, tell } from './i18n/translate.ts'
import { waitingTime } from './time.ts'

/** What went wrong, in words for a person. */
export type Problem = Pick<ErrorBody, 'code' | 'message' | 'field'> & {
  /** When the same may be asked again, in ms since the epoch by this clock; only of what was asked too often. */
  readonly until?: number
}

/** Where the code says it all. The others come with a sentence about what was asked, which only the server knows. */
const WORDS: Record<Exclude<ToldByCode, 'rate-limited'>, MessageKey & `problem.${string}`> = {
  unavailable: 'problem.unreachable',
  internal: 'problem.internal',
  unauthenticated: 'problem.signIn',
  'upgrade-required': 'problem.outdated',
}

/** Where the server asks to wait and does not say how long. */
const SHORT_WAIT = 1_000

export function problemOf(error: unknown): Problem {
  return error instanceof Failure
    ? problemFrom(error)
    : { code: 'unavailable', message: t('problem.unreachable') }
}

/** The same of a failure that a state keeps as data. */
export function problemFrom({ code, message, field, retryAfterMs = SHORT_WAIT }: Refusal): Problem {
  if (code === 'rate-limited') {
    const words = t('problem.tooMuch', { time: waitingTime(retryAfterMs) })
    return { code, message: words, until: Date.now() + retryAfterMs }
  }
  const key = (WORDS as Partial<Record<ErrorCode, MessageKey>>)[code]
  return { code, message: key ? t(key as 'problem.internal') : tell(message), ...(field ? { field } : {}) }
}

type Refusal = Pick<ErrorBody, 'code' | 'message'> & {
  field?: string | undefined
  retryAfterMs?: number | undefined
}
