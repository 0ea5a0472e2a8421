import type { PageEdge } from '@mehfil/client/states'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Dots } from '#ui/dots/dots.tsx'
import styles from './found-list.module.css'

/** What goes on at the end of what was found. */
export function FoundEdge({ edge, onRetry }: { edge: PageEdge; onRetry: () => void }) {
  if (edge === 'end') return <p className={styles.edge}>{t('search.end')}</p>
  if (edge === 'failed') {
    return (
      <article className={styles.edge} aria-label={t('problem.more')}>
        {t('problem.more')}
        <Button onClick={onRetry}>{t('problem.retry')}</Button>
      </article>
    )
  }
  return (
    <div className={styles.edge}>
      <Dots />
    </div>
  )
}
