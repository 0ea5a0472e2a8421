import type { Topic } from '@mehfil/shared/topic'
import { BellOff } from 'lucide-react'
import { Link, useRoute } from 'wouter'
import { classNames } from '#lib/class-names.ts'
import { useClient } from '#lib/client-context.ts'
import { hueProps } from '#lib/hue.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useReadable } from '#lib/use-readable.ts'
import { TopicDot } from './topic-dot.tsx'
import { TopicMenuButton } from './topic-menu-button.tsx'
import styles from './topic-rail.module.css'
import { unreadOf } from './unread.ts'

/** The member's topics in the margin, each with what is unread. */
export function TopicRail() {
  const topics = useReadable(useClient().topics.joined)
  const [, params] = useRoute('/t/:slug/*?')
  return (
    <section className={styles.topics} aria-labelledby="your-topics">
      <h2 id="your-topics" className={styles.label}>
        {t('nav.yourTopics')}
      </h2>
      {topics.length === 0 ? (
        <p className={styles.none}>
          {t('nav.noTopics')} <Link href={paths.topics}>{t('nav.findTopics')}</Link>
        </p>
      ) : (
        <ul>
          {topics.map(topic => (
            <li key={topic.id} className={styles.entry}>
              <RailLink topic={topic} isCurrent={params?.slug === topic.slug} />
              <TopicMenuButton topic={topic} className={styles.menu} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RailLink({ topic, isCurrent }: { topic: Topic; isCurrent: boolean }) {
  const unread = unreadOf(topic)
  const isMuted = topic.membership?.muted ?? false
  return (
    <Link
      href={paths.topic(topic.slug)}
      className={classNames(styles.link, unread > 0 && styles.unread, isMuted && styles.muted)}
      aria-current={isCurrent ? 'page' : undefined}
      {...hueProps(topic.color)}
    >
      <TopicDot />
      <bdi className={styles.name}>{topic.name}</bdi>
      {isMuted && (
        <span className={styles.count}>
          <BellOff size={14} aria-hidden />
          <span className={styles.spoken}>{t('topic.muted')}</span>
        </span>
      )}
      {unread > 0 && (
        <span className={styles.count}>
          <span aria-hidden>{formatNumber(unread)}</span>
          <span className={styles.spoken}>{t('nav.unread', { count: unread })}</span>
        </span>
      )}
    </Link>
  )
}
