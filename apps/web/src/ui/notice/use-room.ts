import { useLayoutEffect, useRef, useState } from 'react'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from './notice.ts'

/** Ms until a live region that has just come to a place is listened to there. */
const HEARD_AFTER = 150

/**
 * An element to say things in, which moves into the dialog that has the page to itself and back again: what is outside
 * of a modal dialog is behind it, and no screen reader tells of it.
 */
export function useRoom() {
  const { current, shown, room } = useNotices()
  const over = useReadable(room)
  const home = useRef<HTMLDivElement>(null)
  const [host] = useState(() => document.createElement('div'))
  /** Up to here it was said elsewhere. */
  const [saidBefore, setSaidBefore] = useState(0)

  useLayoutEffect(() => {
    const place = over ?? home.current
    place?.append(host)
    const said = current.get()
    if (!said) return
    setSaidBefore(said.id)
    // Said in the same moment as the dialog came or went, it was hardly heard.
    if (said !== shown.get()) return
    const timer = setTimeout(() => setSaidBefore(0), HEARD_AFTER)
    return () => clearTimeout(timer)
  }, [over, host, current, shown])

  return { home, host, isOver: over !== null, saidBefore }
}
