import { Bookmark, BookmarkX } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import { MenuEntry } from '#ui/popover/menu-entry.tsx'
import { useIsBookmarked } from './use-bookmark.ts'

/** The line in the menu of a thought. */
export function BookmarkEntry({ thoughtId, onClick }: { thoughtId: string; onClick: () => void }) {
  const isBookmarked = useIsBookmarked(thoughtId)
  return (
    <MenuEntry icon={isBookmarked ? BookmarkX : Bookmark} onClick={onClick}>
      {t(isBookmarked ? 'bookmark.remove' : 'bookmark.add')}
    </MenuEntry>
  )
}
