import type { Topic } from '@mehfil/shared/topic'
import { Link, useRoute } from 'wouter'
import { classNames } from '#lib/class-names.ts'
import { useClient } from '#lib/client-context.ts'
import { hueProps } from '#lib/hue.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useReadable } from '#lib/use-readable.ts'
import { TopicDot } from './topic-dot.tsx'
import styles from './topic-rail.module.css'

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
            <li key={topic.id}>
              <RailLink topic={topic} isCurrent={params?.slug === topic.slug} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RailLink({ topic, isCurrent }: { topic: Topic; isCurrent: boolean }) {
  const unread = topic.membership?.unread ?? 0
  return (
    <Link
      href={paths.topic(topic.slug)}
      className={classNames(styles.link, unread > 0 && styles.unread)}
      aria-current={isCurrent ? 'page' : undefined}
      {...hueProps(topic.color)}
    >
      <TopicDot />
      <bdi className={styles.name}>{topic.name}</bdi>
      {unread > 0 && (
        <span className={styles.count}>
          <span aria-hidden>{formatNumber(unread)}</span>
          <span className={styles.spoken}>{t('nav.unread', { count: unread })}</span>
        </span>
      )}
    </Link>
  )
}
