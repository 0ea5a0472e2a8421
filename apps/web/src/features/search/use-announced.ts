import type { SearchState } from '@mehfil/client/search'
import { useEffect } from 'react'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { rowsOf } from './found-row.ts'

/** Whoever still types is not told of what she does not look for any more. */
const TOLD_AFTER = 900

/** Says how many were found, once for each question; of further pages it is silent. */
export function useAnnounced(state: SearchState): void {
  const notices = useNotices()
  const words = wordsOf(state)
  const question = state.kind === 'resting' ? undefined : state.question
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each question, and for what became of it
  useEffect(() => {
    if (words === undefined) return
    const timer = setTimeout(() => notices.announce(words), TOLD_AFTER)
    return () => clearTimeout(timer)
  }, [notices, question, state.kind])
}

function wordsOf(state: SearchState): string | undefined {
  if (state.kind === 'failed') return problemFrom(state.error).message
  if (state.kind !== 'found') return undefined
  const count = rowsOf(state).length - 1
  if (state.rest !== 'end') return t('search.foundFirst', { count })
  return count === 0 ? t('search.nothing') : t('search.found', { count })
}
