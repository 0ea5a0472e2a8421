import { type ReactNode, useEffect, useState } from 'react'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from './notice.ts'
import styles from './status-line.module.css'

const SHOWN_FOR = 6000

/**
 * The one quiet line at the bottom, and the one live region of the page. A notice stands before the lasting
 * state given as children.
 */
export function StatusLine({ children }: { children: ReactNode }) {
  const notice = useReadable(useNotices().current)
  const [goneId, setGoneId] = useState(0)

  useEffect(() => {
    if (!notice?.isShown) return
    const timer = setTimeout(() => setGoneId(notice.id), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [notice])

  const isShown = notice?.isShown && notice.id !== goneId
  return (
    <>
      <p role="status" aria-live="polite" className={styles.spoken}>
        {notice?.text}
      </p>
      <div className={styles.place}>{isShown ? <Line key={notice.id}>{notice.text}</Line> : children}</div>
    </>
  )
}

/** How a state looks in that line. */
export function Line({ children }: { children: ReactNode }) {
  return <div className={styles.line}>{children}</div>
}
