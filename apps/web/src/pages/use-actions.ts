import { useMemo } from 'react'
import { useToggleBookmark } from '#features/bookmarks/use-bookmark.ts'
import type { ThoughtActions } from '#features/thoughts/thought-actions.ts'
import { type React, useReact } from './use-react.ts'

/** What the cards of a feed can do: its own ways, and what is the same everywhere. */
export function useActions(react: React, settle: ThoughtActions['settle']): ThoughtActions {
  const reactHere = useReact(react)
  const toggleBookmark = useToggleBookmark()
  return useMemo(() => ({ react: reactHere, settle, toggleBookmark }), [reactHere, settle, toggleBookmark])
}
