import type { OutboxEntry, TopicFeedState } from '@mehfil/client/states'
import { useMemo, useRef, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import { type FeedRow, reuseRows } from './feed-row.ts'
import { topicRows } from './topic-rows.ts'

type OpenFeed = Extract<TopicFeedState, { kind: 'open' }>

/** The rows of an open topic; those that show the same stay the same objects. */
export function useTopicRows(feed: OpenFeed, targetSeq: number | undefined): readonly FeedRow[] {
  // Where the reader left off is a fact of the opening: the mark must not wander while she reads.
  const [leftOffSeq] = useState(() => leftOffAt(feed))
  const waiting = useWaiting(feed.window.topicId)
  const former = useRef<readonly FeedRow[]>([])
  return useMemo(() => {
    former.current = reuseRows(former.current, topicRows({ feed, waiting, leftOffSeq, targetSeq }))
    return former.current
  }, [feed, waiting, leftOffSeq, targetSeq])
}

/** 0 for never, and for a reader who had seen everything: she left nothing off. */
const leftOffAt = ({ viewer, window }: OpenFeed) => (viewer.readSeq < window.headSeq ? viewer.readSeq : 0)

/** Own thoughts of a topic on their way, oldest first. */
function useWaiting(topicId: string): readonly OutboxEntry[] {
  const entries = useReadable(useClient().outbox.entries)
  return useMemo(() => entries.filter(entry => entry.topicId === topicId), [entries, topicId])
}
