import { Suspense } from 'react'
import { BookmarkMark } from '#features/bookmarks/bookmark-mark.tsx'
import { ThoughtPicture } from '#features/pictures/thought-picture.tsx'
import { cardId } from '#features/thoughts/card-id.ts'
import type { ThoughtRow } from '#features/thoughts/feed-row.ts'
import { useOpened, useOpenTask } from '#features/thoughts/opened.ts'
import { ThoughtBody } from '#features/thoughts/thought-body.tsx'
import { ThoughtCard } from '#features/thoughts/thought-card.tsx'
import { ThoughtQuote } from '#features/thoughts/thought-quote.tsx'
import { Tombstone } from '#features/thoughts/tombstone.tsx'
import { useTopicSign } from '#features/topics/topic-book-context.ts'
import { TopicChip } from '#features/topics/topic-chip.tsx'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { CardActions } from './card-actions.tsx'
import { CardTask } from './card-task.tsx'
import { useOpenPicture } from './opened-picture.ts'

const EditThought = lazyPiece(() =>
  import('#features/thoughts/edit-thought.tsx').then(({ EditThought }) => EditThought),
)

type ThoughtRowViewProps = { row: ThoughtRow; showsTopic: boolean; showsQuote: boolean }

/** A thought with everything that can be done with it: where the features meet on a card. */
export function ThoughtRowView({ row, showsTopic, showsQuote }: ThoughtRowViewProps) {
  const { thought, parent, isTarget } = row
  const topic = useTopicSign(thought.topicId)
  const opened = useOpened()
  const task = useOpenTask(thought.id)
  const openPicture = useOpenPicture(thought.id)
  const close = () => {
    opened.set(null)
    // Whoever wrote or asked here goes on from here, unless she has gone on already.
    const card = document.getElementById(cardId(thought.id))
    const focused = document.activeElement
    if (focused === document.body || card?.contains(focused)) card?.focus({ preventScroll: true })
  }
  if (thought.deletedAt || thought.body === null) return <Tombstone thought={thought} />

  const { body, replyTo } = thought
  const text = <ThoughtBody body={body} topicSlug={topic?.slug} />
  const quoteHref = topic && replyTo ? paths.thought(topic.slug, replyTo.seq) : undefined
  return (
    <ThoughtCard
      thought={thought}
      topic={topic}
      isTarget={isTarget}
      mark={<BookmarkMark thoughtId={thought.id} />}
      origin={showsTopic && topic && <TopicChip topic={topic} />}
      quote={showsQuote && replyTo && <ThoughtQuote replyTo={replyTo} parent={parent} href={quoteHref} />}
      body={
        task === 'edit' ? (
          <Suspense fallback={text}>
            <EditThought thought={thought} onClose={close} />
          </Suspense>
        ) : (
          text
        )
      }
      picture={thought.media.map(media => (
        <ThoughtPicture key={media.id} media={media} onOpen={openPicture} />
      ))}
      actions={<CardActions row={row} topic={topic} />}
      below={<CardTask task={task} thought={thought} onClose={close} />}
    />
  )
}
