import { classNames } from '#lib/class-names.ts'
import { useClient } from '#lib/client-context.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { useSelected } from '#lib/use-readable.ts'
import styles from './unread-notices.module.css'

/** More than this is many. */
const MOST = 99

export const useUnreadNotices = () => useSelected(useClient().notifications.count, ({ unread }) => unread)

/** How many notices are not read, for eyes and ears; nothing when all are. */
export function UnreadNotices({ className }: { className: string | undefined }) {
  const unread = useUnreadNotices()
  if (unread === 0) return null
  return (
    <span className={classNames(styles.count, className)}>
      <span aria-hidden>{unread > MOST ? `${formatNumber(MOST)}+` : formatNumber(unread)}</span>
      <span className={styles.spoken}>{t('notices.count', { count: unread })}</span>
    </span>
  )
}
