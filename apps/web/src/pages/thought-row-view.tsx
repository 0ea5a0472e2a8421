import type { Thought } from '@mehfil/shared/thought'
import { MessageCircle } from 'lucide-react'
import { Suspense } from 'react'
import { Link, useLocation } from 'wouter'
import { BookmarkMark } from '#features/bookmarks/bookmark-mark.tsx'
import { ThoughtPicture } from '#features/pictures/thought-picture.tsx'
import { ReactionBar } from '#features/reactions/reaction-bar.tsx'
import { WhoButton } from '#features/reactions/who-button.tsx'
import { cardId } from '#features/thoughts/card-id.ts'
import type { ThoughtRow } from '#features/thoughts/feed-row.ts'
import { useOpened, useOpenTask } from '#features/thoughts/opened.ts'
import { useThoughtActions } from '#features/thoughts/thought-actions.ts'
import { ThoughtBody } from '#features/thoughts/thought-body.tsx'
import { ThoughtCard } from '#features/thoughts/thought-card.tsx'
import { ThoughtMenuButton } from '#features/thoughts/thought-menu-button.tsx'
import { ThoughtQuote } from '#features/thoughts/thought-quote.tsx'
import { Tombstone } from '#features/thoughts/tombstone.tsx'
import { useTopicSign } from '#features/topics/topic-book-context.ts'
import { TopicChip } from '#features/topics/topic-chip.tsx'
import { useUser } from '#lib/client-context.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { useOpenPicture } from './opened-picture.ts'
import styles from './thought-row-view.module.css'

const ReplyInPlace = lazyPiece(() => import('./reply-in-place.tsx').then(({ ReplyInPlace }) => ReplyInPlace))
const EditThought = lazyPiece(() =>
  import('#features/thoughts/edit-thought.tsx').then(({ EditThought }) => EditThought),
)
const ThoughtHistory = lazyPiece(() =>
  import('#features/thoughts/thought-history.tsx').then(({ ThoughtHistory }) => ThoughtHistory),
)
const WhoReacted = lazyPiece(() =>
  import('#features/reactions/who-reacted.tsx').then(({ WhoReacted }) => WhoReacted),
)
const CardMenu = lazyPiece(() => import('./card-menu.tsx').then(({ CardMenu }) => CardMenu))
const DeleteThought = lazyPiece(() =>
  import('#features/thoughts/delete-thought.tsx').then(({ DeleteThought }) => DeleteThought),
)

type ThoughtRowViewProps = { row: ThoughtRow; showsTopic: boolean; showsQuote: boolean }

/** A thought with everything that can be done with it: where the features meet on a card. */
export function ThoughtRowView({ row, showsTopic, showsQuote }: ThoughtRowViewProps) {
  const { thought, reacted, parent, isTarget } = row
  const topic = useTopicSign(thought.topicId)
  const user = useUser()
  const opened = useOpened()
  const task = useOpenTask(thought.id)
  const { react } = useThoughtActions()
  const reply = useReply(thought)
  const openPicture = useOpenPicture(thought.id)
  const close = () => {
    opened.set(null)
    // Whoever wrote or asked here goes on from here.
    document.getElementById(cardId(thought.id))?.focus({ preventScroll: true })
  }
  if (thought.deletedAt || thought.body === null) return <Tombstone thought={thought} />

  const canModerate = user?.role === 'admin' || user?.role === 'moderator' || topic?.role === 'moderator'
  const quoteHref = topic && thought.replyTo ? paths.thought(topic.slug, thought.replyTo.seq) : undefined
  return (
    <ThoughtCard
      thought={thought}
      topic={topic}
      isTarget={isTarget}
      mark={<BookmarkMark thoughtId={thought.id} />}
      origin={showsTopic && topic && <TopicChip topic={topic} />}
      quote={
        showsQuote &&
        thought.replyTo && <ThoughtQuote replyTo={thought.replyTo} parent={parent} href={quoteHref} />
      }
      body={
        task === 'edit' ? (
          <Suspense fallback={<ThoughtBody body={thought.body} topicSlug={topic?.slug} />}>
            <EditThought thought={thought} onClose={close} />
          </Suspense>
        ) : (
          <ThoughtBody body={thought.body} topicSlug={topic?.slug} />
        )
      }
      picture={thought.media.map(media => (
        <ThoughtPicture key={media.id} media={media} onOpen={openPicture} />
      ))}
      actions={
        <>
          <ReactionBar
            counts={thought.reactions}
            own={reacted}
            onReact={(kind, wanted) => react(thought, kind, wanted)}
          />
          {topic && <Replies row={row} slug={topic.slug} />}
          {topic && (
            <ThoughtMenuButton>
              {(anchor, onClose) => (
                <CardMenu
                  thought={thought}
                  topicSlug={topic.slug}
                  canModerate={canModerate}
                  canMark={topic.role !== null}
                  onReply={reply}
                  anchor={anchor}
                  onClose={onClose}
                />
              )}
            </ThoughtMenuButton>
          )}
          <WhoButton
            counts={thought.reactions}
            onClick={() => opened.set({ thoughtId: thought.id, task: 'reactions' })}
          />
        </>
      }
      below={
        <Suspense>
          {task === 'reply' && <ReplyInPlace thought={thought} onClose={close} />}
          {task === 'history' && <ThoughtHistory thought={thought} onClose={close} />}
          {task === 'reactions' && (
            <WhoReacted thoughtId={thought.id} counts={thought.reactions} onClose={close} />
          )}
          {task === 'delete' && <DeleteThought thought={thought} onClose={close} />}
        </Suspense>
      }
    />
  )
}

/** To the conversation where there is one, else the first reply is written in place. */
function Replies({ row: { thought }, slug }: { row: ThoughtRow; slug: string }) {
  const reply = useReply(thought)
  if (thought.replyCount > 0) {
    return (
      <Link
        href={paths.thread(slug, thought.seq)}
        className={styles.action}
        aria-label={t('thought.replies', { count: thought.replyCount })}
      >
        <MessageCircle size={17} aria-hidden />
        {formatNumber(thought.replyCount)}
      </Link>
    )
  }
  return (
    <button type="button" className={styles.action} aria-label={t('thought.reply')} onClick={reply}>
      <MessageCircle size={17} aria-hidden />
    </button>
  )
}

/** Opens the line to answer in; a guest is shown the way in. */
function useReply(thought: Thought): () => void {
  const user = useUser()
  const opened = useOpened()
  const [path, navigate] = useLocation()
  return () => {
    if (user) opened.set({ thoughtId: thought.id, task: 'reply' })
    else navigate(`${paths.signUp}?next=${encodeURIComponent(path)}`)
  }
}
