import type { ReactNode } from 'react'
import { useRowPlace } from '#ui/anchored-list/row-place.ts'
import styles from './found-list.module.css'

/** A person or topic among what was found, as an article that the keys can reach. */
export function FoundArticle({ label, children }: { label: string; children: ReactNode }) {
  const { index, count } = useRowPlace()
  return (
    <article
      className={styles.row}
      aria-label={label}
      aria-posinset={index + 1}
      aria-setsize={Math.max(count, index + 1)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: articles of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
    >
      {children}
    </article>
  )
}
