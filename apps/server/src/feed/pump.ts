import type { Changes, Head } from '@mehfil/shared/changes'
import { TIMES } from '@mehfil/shared/limits'
import { inArray } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { topicHeads } from '#db/schema/topics.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import type { Log } from '#platform/log.ts'
import { rooms } from '#platform/rooms.ts'
import { createDeliveryTimes } from './delivery-times.ts'
import { readChanges } from './pages.ts'
import { createTrackedTopic, type TrackedTopic } from './tracked-topic.ts'
import type { Committed } from './write-batch.ts'

/** A topic, and the reading of the database on its behalf. */
type Entry = {
  readonly topic: TrackedTopic
  /** Set while the database is being read; `again` when something came meanwhile. */
  reading: Promise<void> | undefined
  again: boolean
}

export type CatchUpSource = 'memory' | 'database'

export type PumpOptions = {
  db: Db
  broadcast: Broadcast
  log: Log
  /** A frame was handed to this many sockets. */
  onFrame?(sockets: number): void
  /** Somebody caught up; where memory did not reach back, her changes are read from the database. */
  onCatchUp?(source: CatchUpSource): void
  /** Milliseconds between two looks at the heads. */
  pollEvery?: number
}

export type Pump = ReturnType<typeof createPump>

/**
 * The only publisher. For each topic with readers on this node it knows up to where it has published, and
 * sends what follows in one frame per flush: from a local commit as it is, from the database when something
 * else wrote (another node, a script). The database is the truth; this is the cache in front of it.
 */
export function createPump(options: PumpOptions) {
  const { db, broadcast, log, onFrame, onCatchUp, pollEvery = TIMES.headsPoll } = options
  const topics = new Map<string, Entry>()
  const opening = new Map<string, Promise<boolean>>()
  const times = createDeliveryTimes()
  let timers: NodeJS.Timeout[] = []

  function publish(frame: Changes, since: number): void {
    const room = rooms.topic(frame.topicId)
    broadcast.toRoom(room, 'topic:changes', frame)
    times.record(performance.now() - since)
    onFrame?.(broadcast.sizeOf(room))
  }

  /** Reads what follows from the database, until nothing does. One read at a time for each topic. */
  function catchUp(entry: Entry): Promise<void> {
    entry.again = true
    entry.reading ??= readOn(entry)
      .catch(error => log.warn({ event: 'pump-read-failed', topicId: entry.topic.topicId, err: error }))
      .finally(() => {
        entry.reading = undefined
      })
    return entry.reading
  }

  async function readOn(entry: Entry): Promise<void> {
    const { topic } = entry
    const { topicId } = topic
    while (entry.again) {
      entry.again = false
      const { epoch, rev } = topic.head()
      const read = await readChanges(db, topicId, { epoch, rev })
      if (!read) return
      if (read.kind === 'reset') restart(entry, read.head)
      else if (read.to > rev) {
        const { thoughts, people, to } = read
        topic.take({ topicId, epoch, from: rev, to, thoughts, people }, { ...read.head, rev: to })
        entry.again ||= read.more
      }
    }
  }

  /** The numbering began anew, or the gap is too wide to publish: readers learn the head and start over. */
  function restart(entry: Entry, head: Head): void {
    entry.topic.restart(head)
    announce(entry)
  }

  const announce = ({ topic: { topicId, head } }: Entry) =>
    broadcast.toRoom(rooms.topic(topicId), 'topic:heads', { heads: { [topicId]: head() } })

  const readHeads = (ids: readonly string[]) =>
    db
      .select({
        topicId: topicHeads.topicId,
        epoch: topicHeads.epoch,
        rev: topicHeads.rev,
        seq: topicHeads.seq,
      })
      .from(topicHeads)
      .where(inArray(topicHeads.topicId, [...ids]))

  /** The safety net: whatever nobody told of is found within a second. Topics without readers are let go. */
  async function poll(): Promise<void> {
    for (const [topicId, { topic }] of topics) {
      if (broadcast.sizeOf(rooms.topic(topicId)) > 0) continue
      topic.stop()
      topics.delete(topicId)
    }
    if (topics.size === 0) return
    for (const { topicId, ...head } of await readHeads([...topics.keys()])) {
      const entry = topics.get(topicId)
      const held = entry?.topic.head()
      if (entry && (head.epoch !== held?.epoch || head.rev > held.rev)) void catchUp(entry)
    }
  }

  async function open(topicId: string): Promise<boolean> {
    const [found] = await readHeads([topicId])
    if (!found) return false
    const { epoch, rev, seq } = found
    const topic = createTrackedTopic({ topicId, head: { epoch, rev, seq }, publish })
    topics.set(topicId, { topic, reading: undefined, again: false })
    return true
  }

  return {
    start(): void {
      const pollSafely = () => poll().catch(error => log.warn({ event: 'pump-poll-failed', err: error }))
      timers = [
        setInterval(() => void pollSafely(), pollEvery),
        setInterval(() => topics.forEach(announce), TIMES.headsAnnounce),
      ]
    },

    stop(): void {
      for (const timer of timers) clearInterval(timer)
      for (const { topic } of topics.values()) topic.flush()
      topics.clear()
    },

    /** Begins to publish a topic from its present head. Call it after joining the room and before reading. */
    async track(topicId: string): Promise<boolean> {
      if (topics.has(topicId)) return true
      const opened = opening.get(topicId) ?? open(topicId).finally(() => opening.delete(topicId))
      opening.set(topicId, opened)
      return await opened
    },

    /** Takes a local commit. What continues the published run goes out as it is; the rest is read. */
    committed({ topicId, head, thoughts, people }: Committed): void {
      const entry = topics.get(topicId)
      if (!entry) return
      const { topic, reading } = entry
      if (topic.isContinuedBy(head) && !reading) {
        topic.take({ topicId, epoch: head.epoch, from: head.rev - 1, to: head.rev, thoughts, people }, head)
      } else if (head.rev > topic.head().rev) void catchUp(entry)
    },

    /** Somebody says that a topic has come this far. It is only a reason to look: the database knows (D6). */
    hinted({ topicId, rev }: { topicId: string; rev: number }): void {
      const entry = topics.get(topicId)
      if (entry && rev > entry.topic.head().rev) void catchUp(entry)
    },

    /** How long the oldest change waits to be published, and how long the last ones waited; in ms. */
    state() {
      const now = performance.now()
      const waits = [...topics.values()].map(({ topic }) => now - (topic.waitingSince() ?? now))
      const [deliveryP50Ms, deliveryP99Ms] = [times.percentile(0.5), times.percentile(0.99)]
      return { pumpLagMs: Math.max(0, ...waits), deliveryP50Ms, deliveryP99Ms }
    },

    /** What changed after a revision, from memory; undefined when that does not reach back so far. */
    since(topicId: string, since: { epoch: string; rev: number }): Changes | undefined {
      const changes = topics.get(topicId)?.topic.since(since)
      onCatchUp?.(changes ? 'memory' : 'database')
      return changes
    },
  }
}
