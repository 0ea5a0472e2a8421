import type { OutboxEntry, TopicFeedState } from '@mehfil/client/states'
import { type FeedWindow, thoughtAt } from '@mehfil/shared/feed-window'
import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'
import { edgeRow, type FeedRow, MARK_ROW, thoughtRow, waitingRow } from './feed-row.ts'

type OpenFeed = Extract<TopicFeedState, { kind: 'open' }>

export type TopicRowsInput = {
  feed: OpenFeed
  /** Own thoughts of this topic on their way, oldest first. */
  waiting: readonly OutboxEntry[]
  /** How far the reader had read when the page was opened; 0 for never. */
  leftOffSeq: number
  /** The place an address points at. */
  targetSeq: number | undefined
}

/** How many thoughts after this place are not shown to the reader. */
export const countVeiled = ({ thoughts }: FeedWindow, after: number): number =>
  thoughts.reduce((count, thought) => count + Number(thought.seq > after && isVeiled(thought)), 0)

/** What is shown at a place, or before it where that is not for the reader's eyes. */
export function shownAt(window: FeedWindow, seq: number): Thought | undefined {
  for (let at = seq; ; at--) {
    const thought = thoughtAt(window, at)
    if (!thought || !isVeiled(thought)) return thought
  }
}

/** The rows of a topic, newest first. */
export function topicRows({ feed, waiting, leftOffSeq, targetSeq }: TopicRowsInput): FeedRow[] {
  const { window, viewer } = feed
  const rows: FeedRow[] = []
  if (feed.newer === 'loading' || feed.newer === 'failed') rows.push(edgeRow('newer', feed.newer))
  for (const entry of waiting.toReversed()) rows.push(waitingRow(entry))
  const parentOf = ({ replyTo }: Thought) => (replyTo ? thoughtAt(window, replyTo.seq) : undefined)
  let isAboveMark = false
  for (let at = window.thoughts.length - 1; at >= 0; at--) {
    const thought = window.thoughts[at]
    if (!thought) continue
    if (isAboveMark && thought.seq === leftOffSeq) rows.push(MARK_ROW)
    // Nobody is told of what she does not see, unless an address leads her there.
    if (isVeiled(thought) && thought.seq !== targetSeq) continue
    isAboveMark = thought.seq > leftOffSeq
    rows.push(
      thoughtRow({
        thought,
        reacted: viewer.reacted[thought.id],
        parent: parentOf(thought),
        isTarget: thought.seq === targetSeq,
      }),
    )
  }
  if (window.thoughts.length > 0) rows.push(edgeRow('older', feed.older))
  return rows
}
