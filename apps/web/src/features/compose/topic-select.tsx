import type { Topic } from '@mehfil/shared/topic'
import { t } from '#lib/i18n/translate.ts'
import styles from './topic-select.module.css'

type TopicSelectProps = { topics: readonly Topic[]; value: string; onChange: (topicId: string) => void }

/** Where to share. */
export function TopicSelect({ topics, value, onChange }: TopicSelectProps) {
  return (
    <select
      className={styles.select}
      aria-label={t('compose.topic')}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      {topics.map(topic => (
        <option key={topic.id} value={topic.id}>
          {topic.name}
        </option>
      ))}
    </select>
  )
}
