import type { Topic } from '@mehfil/shared/topic'
import { Link } from 'wouter'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { JoinButton } from './join-button.tsx'
import styles from './topic-card.module.css'
import { TopicDot } from './topic-dot.tsx'
import { TopicMenuButton } from './topic-menu-button.tsx'
import { unreadOf } from './unread.ts'

/** A topic in the directory. */
export function TopicCard({ topic }: { topic: Topic }) {
  const unread = unreadOf(topic)
  return (
    <article className={styles.card} {...hueProps(topic.color)}>
      <div className={styles.words}>
        <h2 className={styles.name}>
          <TopicDot isLarge />
          <Link href={paths.topic(topic.slug)} className={styles.link}>
            <bdi>{topic.name}</bdi>
          </Link>
        </h2>
        <PlainText isSmall text={topic.description || t('topic.noDescription')} className={styles.text} />
        <p className={styles.counts}>
          {topic.membership?.muted && `${t('topic.muted')} · `}
          {unread > 0 && <strong className={styles.unread}>{t('nav.unread', { count: unread })} · </strong>}
          {t('topic.members', { count: topic.memberCount })} ·{' '}
          {t('topic.thoughts', { count: topic.thoughtCount })}
        </p>
      </div>
      <div className={styles.join}>
        <TopicMenuButton topic={topic} />
        <JoinButton topic={topic} look="calm" />
      </div>
    </article>
  )
}
