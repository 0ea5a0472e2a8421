import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dots } from '#ui/dots/dots.tsx'
import styles from './list-edge.module.css'

type ListEdgeProps = {
  edge: 'more' | 'loading' | 'end' | 'failed'
  /** Where there is no more; null: nothing is said. */
  end: string | null
  failed: string
  onRetry: () => void
}

/** What goes on at an end of a feed: more is on its way, that was all, or it failed and there is a way on. */
export function ListEdge({ edge, end, failed, onRetry }: ListEdgeProps) {
  if (edge === 'end') return end === null ? null : <p className={styles.edge}>{end}</p>
  if (edge === 'failed') {
    // A feed has articles and nothing else that can be pressed.
    return (
      <article className={styles.edge} aria-label={failed}>
        {failed}
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
