import { useCallback, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { useClient, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useNotices } from '#ui/notice/notice.ts'

/** Whether the reader keeps this thought; drawn again only when that changes. */
export function useIsBookmarked(thoughtId: string): boolean {
  const { bookmarks } = useClient()
  const get = () => bookmarks.has(thoughtId)
  return useSyncExternalStore(bookmarks.subscribe, get, get)
}

/** Keeps a thought, or keeps it no longer, as a person meets it: a guest is shown the way in, a refusal is said. */
export function useToggleBookmark(): (thoughtId: string) => void {
  const { bookmarks } = useClient()
  const isGuest = useUser() === null
  const notices = useNotices()
  const [path, navigate] = useLocation()
  return useCallback(
    thoughtId => {
      if (isGuest) return navigate(`${paths.signUp}?next=${encodeURIComponent(path)}`)
      const isWanted = !bookmarks.has(thoughtId)
      // Eyes see the mark come and go.
      notices.announce(t(isWanted ? 'bookmark.added' : 'bookmark.removed'))
      bookmarks.set(thoughtId, isWanted).catch(error => notices.fail(error))
    },
    [bookmarks, isGuest, notices, navigate, path],
  )
}
