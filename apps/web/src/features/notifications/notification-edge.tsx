import type { PageEdge } from '@mehfil/client/states'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dots } from '#ui/dots/dots.tsx'
import styles from './notification-list.module.css'

/** What goes on at the end: more is on its way, that was all, or it failed and there is a way on. */
export function NotificationEdge({ edge, onRetry }: { edge: PageEdge; onRetry: () => void }) {
  if (edge === 'end') return <p className={styles.edge}>{t('notices.start')}</p>
  if (edge === 'failed') {
    return (
      // A feed has articles and nothing else that can be pressed.
      <article className={styles.edge} aria-label={t('notices.older.failed')}>
        {t('notices.older.failed')}
        <Button onClick={onRetry}>{t('feed.retry')}</Button>
      </article>
    )
  }
  return (
    <div className={styles.edge}>
      <Dots />
    </div>
  )
}
