import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dots } from '#ui/dots/dots.tsx'
import styles from './feed-edge.module.css'
import type { EdgeRow } from './feed-row.ts'

/** What goes on at an end of the feed: loading, where it began, or a failure and the way on. */
export function FeedEdge({ row, onRetry }: { row: EdgeRow; onRetry: () => void }) {
  if (row.edge === 'end')
    return row.side === 'older' ? <p className={styles.edge}>{t('feed.start')}</p> : null
  if (row.edge === 'failed') {
    const words = row.side === 'older' ? t('feed.more.failed') : t('feed.newer.failed')
    // A feed has articles and nothing else that can be pressed.
    return (
      <article className={styles.edge} aria-label={words}>
        {words}
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
