import { useEffect, useRef } from 'react'
import type { FeedRow } from './feed-row.ts'

/** Who shares a thought wants to see it stand there. A reply is answered in place, so it moves nobody. */
export function useOwnJump(rows: readonly FeedRow[], toNewest: () => void): void {
  const newest = rows.find(row => row.kind === 'waiting' && !row.entry.replyTo)?.key
  const known = useRef(newest)
  useEffect(() => {
    if (newest && newest !== known.current) toNewest()
    known.current = newest
  }, [newest, toNewest])
}
