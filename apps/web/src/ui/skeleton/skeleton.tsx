import { t } from '#lib/i18n/translate.ts'
import styles from './skeleton.module.css'

/** Lines of each pretended card, so that the page does not look stamped. */
const CARDS = [2, 1, 3, 2, 1, 2, 3, 1]

/** Cards without words, of the height that real ones have, while the first ones load. */
export function FeedSkeleton({ label = t('feed.loading') }: { label?: string }) {
  return (
    <div className={styles.feed} role="status" aria-label={label}>
      {CARDS.map((lines, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <div key={index} className={styles.card} aria-hidden>
          <span className={styles.circle} />
          <span className={styles.name} />
          <span className={styles.lines}>
            {Array.from({ length: lines }, (_, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <i key={line} />
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}

/** Grey lines where a text will be. */
export function TextSkeleton({ lines = 2 }: { lines?: number }) {
  return (
    <span className={styles.lines} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <i key={line} />
      ))}
    </span>
  )
}
