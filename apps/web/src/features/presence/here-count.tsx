import { t } from '#lib/i18n/translate.ts'
import styles from './here-count.module.css'
import { usePresence } from './use-presence.ts'

/** How many are in the topic; quiet, so it is not announced. */
export function HereCount({ topicId }: { topicId: string }) {
  const here = usePresence(topicId)?.here
  return here === undefined ? null : <span className={styles.here}>{t('topic.here', { count: here })}</span>
}
