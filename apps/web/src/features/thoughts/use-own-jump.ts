import { useEffect, useRef } from 'react'
import type { FeedRow } from './feed-row.ts'

/** Who shares a thought wants to see it stand there. A reply is answered in place, so it moves nobody. */
export function useOwnJump(rows: readonly FeedRow[], toNewest: () => void): void {
  const newest = rows.find(row => row.kind === 'waiting' && !row.entry.replyTo)?.key
  const known = useRef(new Set([newest]))
  useEffect(() => {
    // One that is the newest again, because the one after it was taken back, is nothing new.
    if (newest && !known.current.has(newest)) toNewest()
    known.current.add(newest)
  }, [newest, toNewest])
}
