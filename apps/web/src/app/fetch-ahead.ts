import type { Readable } from '@mehfil/client/ports'
import { keepFetching } from '#lib/lazy-piece.ts'

/**
 * What will be wanted next, fetched once the page has nothing better to do, and until it has come: a key pressed later
 * finds it there, and so does somebody whose line is gone by then.
 */
const WANTED = [
  () => import('#pages/reply-in-place.tsx'),
  () => import('#pages/thread-page.tsx'),
  () => import('#pages/home-page.tsx'),
  () => import('#pages/notifications-page.tsx'),
  () => import('#pages/not-loaded.tsx'),
  () => import('#pages/picture-viewer.tsx'),
  () => import('./phone-pieces.ts'),
  () => import('#features/mentions/mention-list.tsx'),
  () => import('#features/reactions/reaction-picker.tsx'),
  () => import('#pages/card-menu.tsx'),
  () => import('#features/topics/topic-menu.tsx'),
  () => import('#features/thoughts/edit-thought.tsx'),
  () => import('#features/thoughts/delete-thought.tsx'),
  () => import('#features/compose/waiting-edit.tsx'),
  () => import('#features/keyboard/key-dialog.tsx'),
]

/** Whoever saves fetches what she asks for, when she asks for it; and the rest once she saves no more. */
export function fetchAhead(isSaving: Readable<boolean>): void {
  const fetchAll = () => {
    if (isSaving.get()) {
      const end = isSaving.subscribe(() => {
        end()
        fetchAll()
      })
      return
    }
    // Gone with an old version of the page: that is told where it is needed.
    for (const load of WANTED) keepFetching<unknown>(load).catch(() => undefined)
  }
  if ('requestIdleCallback' in window) requestIdleCallback(fetchAll)
  else setTimeout(fetchAll, 500)
}
