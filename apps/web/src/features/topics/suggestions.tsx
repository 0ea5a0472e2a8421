import { useEffect } from 'react'
import { Link } from 'wouter'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/panel/panel.tsx'
import { JoinButton } from './join-button.tsx'
import styles from './suggestions.module.css'
import { useSuggestions, useTopicBook } from './topic-book-context.ts'
import { TopicDot } from './topic-dot.tsx'

/** Topics one has not joined yet, in the margin. */
export function Suggestions() {
  const book = useTopicBook()
  const topics = useSuggestions(6)
  useEffect(() => {
    // Not needed for anything on screen but itself: a failure leaves the margin empty.
    book.loadPopular().catch(() => undefined)
  }, [book])
  if (topics.length === 0) return null
  return (
    <Panel title={t('explore.topics')}>
      <ul className={styles.list}>
        {topics.map(topic => (
          <li key={topic.id} className={styles.entry} {...hueProps(topic.color)}>
            <Link href={paths.topic(topic.slug)} className={styles.link}>
              <TopicDot />
              <span className={styles.words}>
                <bdi className={styles.name}>{topic.name}</bdi>
                <span className={styles.count}>{t('topic.members', { count: topic.memberCount })}</span>
              </span>
            </Link>
            <JoinButton topic={topic} look="calm" />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
