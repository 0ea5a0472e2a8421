import type { Changes, Head } from '@mehfil/shared/changes'
import { FrameRing, joinFrames } from './frames.ts'

/** Frames kept for each watched topic. */
const RING = 500
/** Under load a topic's frames are at least so far apart, in ms; a lone change is not held back. */
const SPACING = 50

export type TrackedTopic = ReturnType<typeof createTrackedTopic>

export type TrackedTopicOptions = {
  topicId: string
  /** From here on it is published. */
  head: Head
  /** `since`: when the first of its changes was taken in, on the clock of `performance`. */
  publish(frame: Changes, since: number): void
}

/**
 * One topic as this node publishes it: how far it has come, what waits for its turn, and the last frames, from which
 * catch-ups are answered.
 */
export function createTrackedTopic({ topicId, head: start, publish }: TrackedTopicOptions) {
  let head = start
  let ring = new FrameRing(RING)
  let waiting: Changes[] = []
  let waitingSince = 0
  let lastFlush = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  /** Publishes what waits, in one frame. */
  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const frame = joinFrames(waiting)
    waiting = []
    if (!frame) return
    ring.push(frame)
    publish(frame, waitingSince)
    lastFlush = performance.now()
  }

  return {
    topicId,
    flush,

    /** Published, or waiting to be, up to here. */
    head: () => head,

    /** When the oldest change was taken in that waits; undefined when none does. */
    waitingSince: () => (waiting.length > 0 ? waitingSince : undefined),

    /** True for the head of the one commit that comes next. */
    isContinuedBy: (next: Head) => next.epoch === head.epoch && next.rev === head.rev + 1,

    /** Takes in what continues it; it goes out at once, or with what follows within the spacing. */
    take(frame: Changes, next: Head): void {
      if (waiting.length === 0) waitingSince = performance.now()
      waiting.push(frame)
      head = next
      if (timer) return
      const wait = lastFlush + SPACING - performance.now()
      if (wait <= 0) flush()
      else timer = setTimeout(flush, wait)
    },

    /** Goes on from another head; nothing from before is remembered. */
    restart(next: Head): void {
      waiting = []
      ring = new FrameRing(RING)
      head = next
    },

    /** Lets go of what waits. */
    stop: () => clearTimeout(timer),

    /** What changed after a revision; undefined when the last frames do not reach back so far. */
    since({ epoch, rev }: { epoch: string; rev: number }): Changes | undefined {
      if (waiting.length > 0 || head.epoch !== epoch) return undefined
      if (head.rev !== rev) return ring.since(epoch, rev)
      return { topicId, epoch, from: rev, to: rev, thoughts: [], people: {} }
    },
  }
}
