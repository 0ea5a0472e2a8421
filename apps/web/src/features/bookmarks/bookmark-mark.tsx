import { t } from '#lib/i18n/translate.ts'
import styles from './bookmark-mark.module.css'
import { useIsBookmarked } from './use-bookmark.ts'

/** A ribbon at the edge of a card that is kept. It hangs over the card, so that nothing moves when it comes. */
export function BookmarkMark({ thoughtId }: { thoughtId: string }) {
  if (!useIsBookmarked(thoughtId)) return null
  return <span className={styles.mark} role="img" aria-label={t('bookmark.mark')} />
}
