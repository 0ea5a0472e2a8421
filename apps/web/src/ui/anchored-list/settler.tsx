import { type RefObject, useLayoutEffect } from 'react'
import styles from './anchored-list.module.css'

/**
 * Stands behind the rows inside the list, for the sake of when its effect runs: after the rows are in the document and
 * before the list's own effect, which reads the scroll position to decide which rows to draw. It also gives the content
 * its height, and holds the ruler by which the size of the text is known.
 */
export function Settler({ ref, onCommit }: { ref: RefObject<HTMLDivElement | null>; onCommit: () => void }) {
  useLayoutEffect(onCommit)
  return (
    <div ref={ref} className={styles.sizer} aria-hidden="true">
      <div className={styles.ruler} />
    </div>
  )
}
