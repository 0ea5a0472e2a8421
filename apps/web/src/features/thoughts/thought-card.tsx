import type { Thought } from '@mehfil/shared/thought'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { classNames } from '#lib/class-names.ts'
import { usePerson } from '#lib/client-context.ts'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { CardTime } from './card-time.tsx'
import { FeedArticle } from './feed-article.tsx'
import { useSeen } from './seen-context.ts'
import { slidesIn } from './slides-in.ts'
import styles from './thought-card.module.css'

export type ThoughtCardProps = {
  thought: Thought
  /** Address and hue of its topic, when known. */
  topic: { readonly slug: string; readonly color: number } | undefined
  isTarget?: boolean
  /** Stands after the name: the topic, in a feed of several. */
  origin?: ReactNode
  quote?: ReactNode
  /** Hangs over the corner, and takes no room. */
  mark?: ReactNode
  /** The text, or what edits it. */
  body: ReactNode
  picture?: ReactNode
  /** Reactions, replies, menu. */
  actions?: ReactNode
  /** What has been opened beneath: a reply being written. */
  below?: ReactNode
}

/** One thought. What it can do comes in slots, so that this file knows of no other noun. */
export function ThoughtCard(props: ThoughtCardProps) {
  const { thought, topic, isTarget = false, origin, quote, mark, body, picture, actions, below } = props
  const author = usePerson(thought.authorId)
  const [isArriving] = useState(() => slidesIn(thought))
  const name = author?.displayName ?? t('thought.someone')
  return (
    <FeedArticle
      rowKey={thought.id}
      ref={useSeen(thought.seq)}
      label={t('thought.label', { seq: thought.seq, name })}
      className={classNames(styles.card, isTarget && styles.target, isArriving && styles.fresh)}
    >
      {mark}
      <div className={styles.grid} {...(topic && origin ? hueProps(topic.color) : {})}>
        <Link
          href={author ? paths.person(author.handle) : ''}
          className={styles.picture}
          tabIndex={-1}
          aria-hidden
        >
          <Avatar person={author} />
        </Link>
        <header className={styles.who}>
          {author && (
            <Link href={paths.person(author.handle)} className={styles.name}>
              <bdi>{author.displayName}</bdi>{' '}
              <span className={styles.handle} dir="ltr">
                @{author.handle}
              </span>
            </Link>
          )}
          {origin}
          <CardTime thought={thought} slug={topic?.slug} />
        </header>
        {quote}
        {body}
        {picture}
        {actions && (
          <footer className={styles.actions}>
            {actions}
            {topic && (
              <Link
                href={paths.thought(topic.slug, thought.seq)}
                className={styles.number}
                aria-label={t('thought.number', { seq: thought.seq })}
              >
                #{thought.seq}
              </Link>
            )}
          </footer>
        )}
        {below}
      </div>
    </FeedArticle>
  )
}
