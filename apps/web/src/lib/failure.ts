import type { ErrorBody } from '@mehfil/shared/errors'
import { Failure } from '@mehfil/shared/errors'
import { t } from './i18n/translate.ts'

/** What went wrong, in words for a person: the server's own sentence, or that there is no line. */
export type Problem = Pick<ErrorBody, 'code' | 'message' | 'field' | 'retryAfterMs'>

export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) {
    const { code, message, field, retryAfterMs } = error
    return {
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    }
  }
  return { code: 'unavailable', message: t('problem.unreachable') }
}
