import { Users } from 'lucide-react'
import { BookmarkEntry } from '#features/bookmarks/bookmark-entry.tsx'
import { PersonEntries } from '#features/people/person-menu.tsx'
import { useRelation } from '#features/people/use-relation.ts'
import { useOpened } from '#features/thoughts/opened.ts'
import { useThoughtActions } from '#features/thoughts/thought-actions.ts'
import { ThoughtMenu, type ThoughtMenuProps } from '#features/thoughts/thought-menu.tsx'
import { usePerson, useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { MenuEntry } from '#ui/popover/menu-entry.tsx'

/** The menu of a thought, with what other features have to say in it. */
export function CardMenu(props: Omit<ThoughtMenuProps, 'children'>) {
  const { thought, onClose } = props
  const { toggleBookmark } = useThoughtActions()
  const opened = useOpened()
  const user = useUser()
  const author = usePerson(thought.authorId)
  const relation = useRelation(thought.authorId)
  return (
    <ThoughtMenu {...props}>
      <BookmarkEntry
        thoughtId={thought.id}
        onClick={() => {
          onClose()
          toggleBookmark(thought.id)
        }}
      />
      {Object.keys(thought.reactions).length > 0 && (
        <MenuEntry
          icon={Users}
          onClick={() => {
            onClose()
            opened.set({ thoughtId: thought.id, task: 'reactions' })
          }}
        >
          {t('reaction.who')}
        </MenuEntry>
      )}
      {user && author && user.id !== author.id && (
        <PersonEntries
          person={author}
          relation={relation}
          onClose={onClose}
          onBlock={() => opened.set({ thoughtId: thought.id, task: 'block' })}
        />
      )}
    </ThoughtMenu>
  )
}
