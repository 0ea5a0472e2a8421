import type { Thought } from '@mehfil/shared/thought'
import { Suspense } from 'react'
import type { Opened } from '#features/thoughts/opened.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'

const ReplyInPlace = lazyPiece(() => import('./reply-in-place.tsx').then(({ ReplyInPlace }) => ReplyInPlace))
const ThoughtHistory = lazyPiece(() =>
  import('#features/thoughts/thought-history.tsx').then(({ ThoughtHistory }) => ThoughtHistory),
)
const WhoReacted = lazyPiece(() =>
  import('#features/reactions/who-reacted.tsx').then(({ WhoReacted }) => WhoReacted),
)
const DeleteThought = lazyPiece(() =>
  import('#features/thoughts/delete-thought.tsx').then(({ DeleteThought }) => DeleteThought),
)

const BlockAuthor = lazyPiece(() => import('./block-author.tsx').then(({ BlockAuthor }) => BlockAuthor))

type CardTaskProps = {
  task: NonNullable<Opened>['task'] | null
  thought: Thought
  onClose: () => void
}

/** What has been opened on a card: beneath it, or over the page. To edit stands where the text does. */
export function CardTask({ task, thought, onClose }: CardTaskProps) {
  return (
    <Suspense>
      {task === 'reply' && <ReplyInPlace thought={thought} onClose={onClose} />}
      {task === 'history' && <ThoughtHistory thought={thought} onClose={onClose} />}
      {task === 'reactions' && (
        <WhoReacted thoughtId={thought.id} counts={thought.reactions} onClose={onClose} />
      )}
      {task === 'block' && <BlockAuthor authorId={thought.authorId} onClose={onClose} />}
      {task === 'delete' && <DeleteThought thought={thought} onClose={onClose} />}
    </Suspense>
  )
}
