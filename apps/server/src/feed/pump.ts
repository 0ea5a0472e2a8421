import type { Changes, Head } from '@mehfil/shared/changes'
import { TIMES } from '@mehfil/shared/limits'
import { inArray } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { topicHeads } from '#db/schema/topics.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import type { Log } from '#platform/log.ts'
import { rooms } from '#platform/rooms.ts'
import { createDeliveryTimes } from './delivery-times.ts'
import { FrameRing, joinFrames } from './frames.ts'
import { readChanges } from './pages.ts'
import type { Committed } from './write-batch.ts'

/** Frames kept for each watched topic. */
const RING = 500
/** Under load a topic's frames are at least so far apart, in ms; a lone change is not held back. */
const SPACING = 50

type Tracked = {
  topicId: string
  /** Published (or waiting to be) up to here. */
  head: Head
  ring: FrameRing
  /** Taken in since the last flush. */
  waiting: Changes[]
  /** When the first of them was taken in. */
  waitingSince: number
  lastFlush: number
  timer: NodeJS.Timeout | undefined
  /** Set while the database is being read; `again` when something came meanwhile. */
  reading: Promise<void> | undefined
  again: boolean
}

export type PumpOptions = {
  db: Db
  broadcast: Broadcast
  log: Log
  /** A frame was handed to this many sockets. */
  onFrame?(sockets: number): void
  /** Milliseconds between two looks at the heads. */
  pollEvery?: number
}

export type Pump = ReturnType<typeof createPump>

/**
 * The only publisher. For each topic with readers on this node it knows up to where it has published, and
 * sends what follows in one frame per flush: from a local commit as it is, from the database when something
 * else wrote (another node, a script). The database is the truth; this is the cache in front of it.
 */
export function createPump({ db, broadcast, log, onFrame, pollEvery = TIMES.headsPoll }: PumpOptions) {
  const topics = new Map<string, Tracked>()
  const opening = new Map<string, Promise<Tracked | undefined>>()
  const times = createDeliveryTimes()
  let timers: NodeJS.Timeout[] = []

  function flush(topic: Tracked): void {
    clearTimeout(topic.timer)
    topic.timer = undefined
    const frame = joinFrames(topic.waiting)
    topic.waiting = []
    if (!frame) return
    topic.ring.push(frame)
    const room = rooms.topic(topic.topicId)
    broadcast.toRoom(room, 'topic:changes', frame)
    topic.lastFlush = performance.now()
    times.record(topic.lastFlush - topic.waitingSince)
    onFrame?.(broadcast.sizeOf(room))
  }

  function take(topic: Tracked, frame: Changes, head: Head): void {
    if (topic.waiting.length === 0) topic.waitingSince = performance.now()
    topic.waiting.push(frame)
    topic.head = head
    if (topic.timer) return
    const wait = topic.lastFlush + SPACING - performance.now()
    if (wait <= 0) flush(topic)
    else topic.timer = setTimeout(() => flush(topic), wait)
  }

  /** Reads what follows from the database, until nothing does. One read at a time for each topic. */
  function catchUp(topic: Tracked): Promise<void> {
    topic.again = true
    topic.reading ??= readOn(topic)
      .catch(error => log.warn({ event: 'pump-read-failed', topicId: topic.topicId, err: error }))
      .finally(() => {
        topic.reading = undefined
      })
    return topic.reading
  }

  async function readOn(topic: Tracked): Promise<void> {
    while (topic.again) {
      topic.again = false
      const { epoch, rev } = topic.head
      const read = await readChanges(db, topic.topicId, { epoch, rev })
      if (!read) return
      if (read.kind === 'reset') restart(topic, read.head)
      else if (read.to > rev) {
        const { thoughts, people, to } = read
        take(
          topic,
          { topicId: topic.topicId, epoch, from: rev, to, thoughts, people },
          { ...read.head, rev: to },
        )
        topic.again ||= read.more
      }
    }
  }

  /** The numbering began anew, or the gap is too wide to publish: readers learn the head and start over. */
  function restart(topic: Tracked, head: Head): void {
    topic.waiting = []
    topic.ring = new FrameRing(RING)
    topic.head = head
    announce(topic)
  }

  const announce = ({ topicId, head }: Tracked) =>
    broadcast.toRoom(rooms.topic(topicId), 'topic:heads', { heads: { [topicId]: head } })

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
    for (const topic of topics.values()) {
      if (broadcast.sizeOf(rooms.topic(topic.topicId)) > 0) continue
      clearTimeout(topic.timer)
      topics.delete(topic.topicId)
    }
    if (topics.size === 0) return
    for (const { topicId, ...head } of await readHeads([...topics.keys()])) {
      const topic = topics.get(topicId)
      if (topic && (head.epoch !== topic.head.epoch || head.rev > topic.head.rev)) void catchUp(topic)
    }
  }

  async function open(topicId: string): Promise<Tracked | undefined> {
    const [head] = await readHeads([topicId])
    if (!head) return undefined
    const { epoch, rev, seq } = head
    const topic: Tracked = {
      topicId,
      head: { epoch, rev, seq },
      ring: new FrameRing(RING),
      waiting: [],
      waitingSince: 0,
      lastFlush: Number.NEGATIVE_INFINITY,
      timer: undefined,
      reading: undefined,
      again: false,
    }
    topics.set(topicId, topic)
    return topic
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
      for (const topic of topics.values()) flush(topic)
      topics.clear()
    },

    /** Begins to publish a topic from its present head. Call it after joining the room and before reading. */
    async track(topicId: string): Promise<boolean> {
      if (topics.has(topicId)) return true
      const opened = opening.get(topicId) ?? open(topicId).finally(() => opening.delete(topicId))
      opening.set(topicId, opened)
      return (await opened) !== undefined
    },

    /** Takes a local commit. What continues the published run goes out as it is; the rest is read. */
    committed({ topicId, head, thoughts, people }: Committed): void {
      const topic = topics.get(topicId)
      if (!topic) return
      const continues = head.epoch === topic.head.epoch && head.rev === topic.head.rev + 1
      if (!continues || topic.reading) {
        if (head.rev > topic.head.rev) void catchUp(topic)
        return
      }
      take(topic, { topicId, epoch: head.epoch, from: head.rev - 1, to: head.rev, thoughts, people }, head)
    },

    /** Somebody says that a topic has come this far. It is only a reason to look: the database knows (D6). */
    hinted({ topicId, rev }: { topicId: string; rev: number }): void {
      const topic = topics.get(topicId)
      if (topic && rev > topic.head.rev) void catchUp(topic)
    },

    /** How long the oldest change waits to be published, and how long the last ones waited; in ms. */
    state() {
      const now = performance.now()
      const waits = [...topics.values()]
        .filter(topic => topic.waiting.length > 0)
        .map(topic => now - topic.waitingSince)
      const [deliveryP50Ms, deliveryP99Ms] = [times.percentile(0.5), times.percentile(0.99)]
      return { pumpLagMs: Math.max(0, ...waits), deliveryP50Ms, deliveryP99Ms }
    },

    /** What changed after a revision, from memory; undefined when that does not reach back so far. */
    since(topicId: string, since: { epoch: string; rev: number }): Changes | undefined {
      const topic = topics.get(topicId)
      if (!topic || topic.waiting.length > 0 || topic.head.epoch !== since.epoch) return undefined
      if (topic.head.rev !== since.rev) return topic.ring.since(since.epoch, since.rev)
      return { topicId, epoch: since.epoch, from: since.rev, to: since.rev, thoughts: [], people: {} }
    },
  }
}
