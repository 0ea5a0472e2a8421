import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from '#lib/class-names.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from './notice.ts'
import { TimeLeft } from './problem-words.tsx'
import styles from './status-line.module.css'
import { useRoom } from './use-room.ts'

const SHOWN_FOR = 6000
/** A time to wait is shown until it is over and that was read, but not for ever. */
const READ_IN = 2000
const SHOWN_AT_MOST = 60_000

/**
 * The one quiet line at the bottom, and the one live region of the page. A notice stands before the lasting
 * state given as children. While a dialog has the page to itself both are in there, with the line at its top.
 */
export function StatusLine({ children }: { children: ReactNode }) {
  const { current, shown } = useNotices()
  const said = useReadable(current)
  const notice = useReadable(shown)
  const { home, host, isOver, saidBefore } = useRoom()

  useEffect(() => {
    if (!notice) return
    const { until } = notice
    const wait = until === undefined ? SHOWN_FOR : Math.min(SHOWN_AT_MOST, until - Date.now() + READ_IN)
    const timer = setTimeout(() => shown.get() === notice && shown.set(null), wait)
    return () => clearTimeout(timer)
  }, [notice, shown])

  return (
    <div ref={home} className={styles.home}>
      {createPortal(
        <>
          <p role="status" aria-live="polite" className={styles.spoken}>
            {said && said.id > saidBefore && said.text}
          </p>
          <div className={classNames(styles.place, isOver && styles.over)}>
            {notice ? (
              <Line key={notice.id}>
                {/* Ears have heard it. */}
                <span aria-hidden>{notice.until ? <TimeLeft until={notice.until} /> : notice.text}</span>
                {notice.undo && (
                  <button
                    type="button"
                    className={styles.undo}
                    onClick={() => {
                      shown.set(null)
                      notice.undo?.()
                    }}
                  >
                    {t('outbox.undo')}
                  </button>
                )}
              </Line>
            ) : (
              children
            )}
          </div>
        </>,
        host,
      )}
    </div>
  )
}

/** How a state looks in that line. */
export function Line({ children }: { children: ReactNode }) {
  return <div className={styles.line}>{children}</div>
}
