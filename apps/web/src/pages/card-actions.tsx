import type { Thought } from '@mehfil/shared/thought'
import { MessageCircle } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { ReactionBar } from '#features/reactions/reaction-bar.tsx'
import { WhoButton } from '#features/reactions/who-button.tsx'
import type { ThoughtRow } from '#features/thoughts/feed-row.ts'
import { useOpened } from '#features/thoughts/opened.ts'
import { useThoughtActions } from '#features/thoughts/thought-actions.ts'
import { ThoughtMenuButton } from '#features/thoughts/thought-menu-button.tsx'
import type { TopicSign } from '#features/topics/topic-sign.ts'
import { classNames } from '#lib/class-names.ts'
import { useUser } from '#lib/client-context.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import styles from './card-actions.module.css'

const CardMenu = lazyPiece(() => import('./card-menu.tsx').then(({ CardMenu }) => CardMenu))

type CardActionsProps = { row: Pick<ThoughtRow, 'thought' | 'reacted'>; topic: TopicSign | undefined }

/** What can be done with a thought right on its card. */
export function CardActions({ row: { thought, reacted }, topic }: CardActionsProps) {
  const user = useUser()
  const opened = useOpened()
  const { react } = useThoughtActions()
  const reply = useReply(thought)
  const canModerate = user?.role === 'admin' || user?.role === 'moderator' || topic?.role === 'moderator'
  return (
    <>
      <ReactionBar
        counts={thought.reactions}
        own={reacted}
        onReact={(kind, wanted) => react(thought, kind, wanted)}
      />
      {topic ? (
        <Replies thought={thought} slug={topic.slug} onReply={reply} />
      ) : (
        <Room count={thought.replyCount} />
      )}
      {!topic && <Room count={0} />}
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
  )
}

/** Until it is known which topic it is: what stands behind moves for nothing. */
const Room = ({ count }: { count: number }) => (
  <span className={classNames(styles.action, styles.room)} aria-hidden>
    <MessageCircle size={17} />
    {count > 0 && formatNumber(count)}
  </span>
)

type RepliesProps = { thought: Thought; slug: string; onReply: () => void }

/** To the conversation where there is one, else the first reply is written in place. */
function Replies({ thought, slug, onReply }: RepliesProps) {
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
    <button type="button" className={styles.action} aria-label={t('thought.reply')} onClick={onReply}>
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
