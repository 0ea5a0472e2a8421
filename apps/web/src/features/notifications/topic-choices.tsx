import type { TopicNotifications } from '@mehfil/shared/notification'
import { useId } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import styles from './notification-settings.module.css'

type TopicChoicesProps = {
  /** Undefined until it is known. */
  chosen: Readonly<Record<string, TopicNotifications>> | undefined
  onChoose: (topicId: string, tells: TopicNotifications) => void
}

const CHOICES = ['all', 'direct', 'none'] as const satisfies readonly TopicNotifications[]

/** What each of one's topics may tell. */
export function TopicChoices({ chosen, onChoose }: TopicChoicesProps) {
  const topics = useReadable(useClient().topics.joined)
  const titleId = useId()
  if (topics.length === 0) return null
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('notices.topics')}
      </h3>
      <ul className={styles.topics}>
        {topics.map(({ id, name, membership }) => (
          <li key={id} className={styles.topic}>
            <bdi className={styles.name}>{name}</bdi>
            {membership?.muted ? (
              <span className={styles.muted}>{t('notices.muted')}</span>
            ) : (
              <select
                className={styles.choice}
                aria-label={t('notices.topic', { name })}
                value={chosen?.[id] ?? 'all'}
                disabled={!chosen}
                onChange={event => onChoose(id, event.target.value as TopicNotifications)}
              >
                {CHOICES.map(tells => (
                  <option key={tells} value={tells}>
                    {t(`notices.tells.${tells}`)}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
