import type { Topic } from '@mehfil/shared/topic'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import styles from './found-topic.module.css'
import { TopicDot } from './topic-dot.tsx'

type FoundTopicProps = {
  topic: Topic
  /** Name and description, with what was found in them marked. */
  name: ReactNode
  description: ReactNode
  onOpen: () => void
}

/** A topic that was looked for; all of it leads there. */
export const FoundTopic = ({ topic, name, description, onOpen }: FoundTopicProps) => (
  <Link
    href={paths.topic(topic.slug)}
    className={styles.topic}
    onClick={onOpen}
    data-opens
    {...hueProps(topic.color)}
  >
    <span className={styles.name}>
      <TopicDot isLarge />
      <bdi>{name}</bdi>
    </span>
    <span className={styles.words}>
      {description}
      <span className={styles.counts}>
        {t('topic.members', { count: topic.memberCount })} ·{' '}
        {t('topic.thoughts', { count: topic.thoughtCount })}
        {topic.membership && ` · ${t('topic.joined')}`}
      </span>
    </span>
  </Link>
)
