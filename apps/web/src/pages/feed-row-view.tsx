import type { ReactNode } from 'react'
import { FeedEdge } from '#features/thoughts/feed-edge.tsx'
import type { FeedRow } from '#features/thoughts/feed-row.ts'
import { LeftOffMark } from '#features/thoughts/left-off-mark.tsx'
import { RowBoundary } from '#features/thoughts/row-boundary.tsx'
import { ThoughtRowView } from './thought-row-view.tsx'
import { WaitingRowView } from './waiting-row-view.tsx'

export type FeedRowOptions = {
  /** In a feed of several topics each card says which. */
  showsTopic?: boolean
  /** In a thread it is clear what is answered. */
  showsQuote?: boolean
  /** Stands before the first thought. */
  head?: ReactNode
  onRetry: (side: 'older' | 'newer') => void
}

/** Draws any row. Make it once for a feed: a new function draws every row again. */
export const feedRowRenderer =
  ({ showsTopic = false, showsQuote = true, head, onRetry }: FeedRowOptions) =>
  (row: FeedRow) => {
    switch (row.kind) {
      case 'head':
        return head
      case 'thought':
        return (
          <RowBoundary>
            <ThoughtRowView row={row} showsTopic={showsTopic} showsQuote={showsQuote} />
          </RowBoundary>
        )
      case 'waiting':
        return <WaitingRowView entry={row.entry} />
      case 'mark':
        return <LeftOffMark />
      case 'edge':
        return <FeedEdge row={row} onRetry={() => onRetry(row.side)} />
    }
  }
