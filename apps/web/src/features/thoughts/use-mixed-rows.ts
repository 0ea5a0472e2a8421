import { useMemo, useRef } from 'react'
import { edgeRow, type FeedRow, HEAD_ROW, reuseRows, thoughtRow } from './feed-row.ts'
import type { MixedFeedState } from './mixed-feed.ts'
import type { ThreadState } from './thread.ts'

type OpenMixed = Extract<MixedFeedState, { kind: 'open' }>
type OpenThread = Extract<ThreadState, { kind: 'open' }>

/** The rows of a feed of several topics. */
export function useMixedRows({ thoughts, reacted, older }: OpenMixed, hasHead: boolean): readonly FeedRow[] {
  return useReusedRows(
    useMemo(() => {
      const rows = mixedRows({ thoughts, reacted, older })
      return hasHead ? [HEAD_ROW, ...rows] : rows
    }, [thoughts, reacted, older, hasHead]),
  )
}

export const mixedRows = ({
  thoughts,
  reacted,
  older,
}: Pick<OpenMixed, 'thoughts' | 'reacted' | 'older'>) => [
  ...thoughtRows(thoughts, reacted),
  edgeRow('older', older),
]

/** The rows of a thread, in reading order. */
export function useThreadRows({ thoughts, reacted, more }: OpenThread, after: readonly FeedRow[]) {
  return useReusedRows(
    useMemo(() => {
      const rows = [...thoughtRows(thoughts, reacted), ...after]
      return more === 'end' ? rows : [...rows, edgeRow('older', more)]
    }, [thoughts, reacted, more, after]),
  )
}

function thoughtRows(thoughts: OpenMixed['thoughts'], reacted: OpenMixed['reacted']): FeedRow[] {
  const byId = new Map(thoughts.map(thought => [thought.id, thought]))
  return thoughts.map(thought =>
    thoughtRow({
      thought,
      reacted: reacted[thought.id],
      parent: thought.replyTo ? byId.get(thought.replyTo.id) : undefined,
      isTarget: false,
    }),
  )
}

function useReusedRows(rows: readonly FeedRow[]): readonly FeedRow[] {
  const former = useRef<readonly FeedRow[]>([])
  return useMemo(() => {
    former.current = reuseRows(former.current, rows)
    return former.current
  }, [rows])
}
