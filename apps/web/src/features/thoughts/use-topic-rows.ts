import type { OutboxEntry, TopicFeedState } from '@mehfil/client/states'
import { laterRead, type ReadPlace } from '@mehfil/shared/read-place'
import { useMemo, useRef, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import { type FeedRow, reuseRows } from './feed-row.ts'
import { topicRows } from './topic-rows.ts'

type OpenFeed = Extract<TopicFeedState, { kind: 'open' }>

/** The rows of an open topic; those that show the same stay the same objects. */
export function useTopicRows(feed: OpenFeed, targetSeq: number | undefined, opened: ReadPlace) {
  const leftOffSeq = useLeftOff(feed, opened)
  const waiting = useWaiting(feed.window.topicId)
  const former = useRef<readonly FeedRow[]>([])
  return useMemo(() => {
    former.current = reuseRows(former.current, topicRows({ feed, waiting, leftOffSeq, targetSeq }))
    return former.current
  }, [feed, waiting, leftOffSeq, targetSeq])
}

/**
 * Where the reader left off is a fact of the opening: it does not wander while she reads. Set by hand, here or elsewhere,
 * the mark is where she wants it. 0 for never, and for one who had seen everything: she left nothing off.
 */
function useLeftOff({ viewer, window }: OpenFeed, opened: ReadPlace): number {
  const seqOf = ({ readSeq }: ReadPlace) => (readSeq < window.headSeq ? readSeq : 0)
  const [mark, setMark] = useState(() => ({ readRev: opened.readRev, seq: seqOf(opened) }))
  if (viewer.readRev <= mark.readRev) return mark.seq
  const next = { readRev: viewer.readRev, seq: seqOf(viewer) }
  setMark(next)
  return next.seq
}

/** How far a topic was read when it was opened: what is held of it may be older than what the list of topics says. */
export function useOpenedMark({ viewer }: OpenFeed, membership: ReadPlace | null): ReadPlace {
  const [opened] = useState(() => {
    const { readSeq, readRev } = membership ? laterRead(membership, viewer) : viewer
    return { readSeq, readRev }
  })
  return opened
}

/** Own thoughts of a topic on their way, oldest first. */
function useWaiting(topicId: string): readonly OutboxEntry[] {
  const entries = useReadable(useClient().outbox.entries)
  return useMemo(() => entries.filter(entry => entry.topicId === topicId), [entries, topicId])
}
