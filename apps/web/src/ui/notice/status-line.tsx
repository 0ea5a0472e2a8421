import { type ReactNode, useEffect, useState } from 'react'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from './notice.ts'
import { TimeLeft } from './problem-words.tsx'
import styles from './status-line.module.css'

const SHOWN_FOR = 6000
/** A time to wait is shown until it is over and that was read, but not for ever. */
const READ_IN = 2000
const SHOWN_AT_MOST = 60_000

/**
 * The one quiet line at the bottom, and the one live region of the page. A notice stands before the lasting
 * state given as children.
 */
export function StatusLine({ children }: { children: ReactNode }) {
  const { current, shown } = useNotices()
  const said = useReadable(current)
  const notice = useReadable(shown)
  const [goneId, setGoneId] = useState(0)

  useEffect(() => {
    if (!notice) return
    const { id, until } = notice
    const wait = until === undefined ? SHOWN_FOR : Math.min(SHOWN_AT_MOST, until - Date.now() + READ_IN)
    const timer = setTimeout(() => setGoneId(id), wait)
    return () => clearTimeout(timer)
  }, [notice])

  const isShown = notice !== null && notice.id !== goneId
  return (
    <>
      <p role="status" aria-live="polite" className={styles.spoken}>
        {said?.text}
      </p>
      <div className={styles.place}>
        {isShown ? (
          <Line key={notice.id}>
            {/* Ears have heard it. */}
            <span aria-hidden>{notice.until ? <TimeLeft until={notice.until} /> : notice.text}</span>
          </Line>
        ) : (
          children
        )}
      </div>
    </>
  )
}

/** How a state looks in that line. */
export function Line({ children }: { children: ReactNode }) {
  return <div className={styles.line}>{children}</div>
}
