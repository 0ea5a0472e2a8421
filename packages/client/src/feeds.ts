import type { Changes, Head } from '@mehfil/shared/changes'
import type { ViewerChanged } from '@mehfil/shared/contract/events'
import { LIMITS } from '@mehfil/shared/limits'
import type { Thought } from '@mehfil/shared/thought'
import type { TopicFeed } from './feed-client.ts'
import type { FeedContext } from './feed-context.ts'
import type { Ahead } from './prefetch.ts'
import { createTopicFeed, type FeedUnit } from './topic-feed.ts'

/** Windows kept after the last holder has left, so that going back is instant. */
const KEPT_FEEDS = 10

export type Feeds = Ahead['feeds'] & {
  hold(topicId: string): TopicFeed
  headSeq(topicId: string): number
  awaits(thought: Thought): boolean
  handleFrame(frame: Changes): void
  handleHeads(heads: Readonly<Record<string, Head>>): void
  handleViewer(change: ViewerChanged): void
  handleBookmarks(): void
  /** Shows nothing of this person any more, wherever it is held. */
  hide(personId: string): void
  /** Whom the reader sees has changed: what is held, and kept, is of another numbering. */
  handleSight(): void
  handleUp(): void
  /** Another person looks from now on; `formerId` is the member who did. */
  handleUser(formerId: string | undefined): void
  stop(): void
}

/**
 * The feeds by topic: those held last are watched, as many as the server gives rooms to a socket; some that are not
 * held are remembered.
 */
export function createFeeds(context: Omit<FeedContext, 'topicId' | 'handleRelease'>): Feeds {
  /** Held last comes last. */
  const units = new Map<string, FeedUnit>()
  const heldLastFirst = () => [...units.values()].filter(unit => unit.isHeld()).reverse()

  function unitOf(topicId: string): FeedUnit {
    const unit = units.get(topicId) ?? createTopicFeed({ ...context, topicId, handleRelease: restOldest })
    units.delete(topicId)
    units.set(topicId, unit)
    return unit
  }

  /** The server would let them go unsaid. Here it is said, so that a window is not taken for a live one. */
  function restOldest() {
    for (const [at, unit] of heldLastFirst().entries()) unit.setResting(at >= LIMITS.watchedTopics)
  }

  function forgetOldest() {
    const idle = [...units].filter(([, unit]) => !unit.isHeld())
    for (const [topicId, unit] of idle.slice(0, -KEPT_FEEDS)) {
      unit.stop()
      units.delete(topicId)
    }
  }

  return {
    hold(topicId) {
      const unit = unitOf(topicId)
      unit.hold()
      restOldest()
      forgetOldest()
      return unit.feed
    },
    areWhole: () => heldLastFirst().every(unit => unit.isWhole()),
    isHeld: topicId => units.get(topicId)?.isHeld() ?? false,
    keptRev: ({ id, epoch }) => units.get(id)?.keptRev(epoch),
    async freshen(topicId) {
      const unit = units.get(topicId) ?? unitOf(topicId)
      forgetOldest()
      if (!unit.isHeld()) await unit.freshen()
    },
    headSeq: topicId => units.get(topicId)?.headSeq() ?? 0,
    awaits: thought => units.get(thought.topicId)?.awaits(thought) ?? false,
    handleFrame: frame => units.get(frame.topicId)?.handleFrame(frame),
    handleHeads(heads) {
      for (const [topicId, head] of Object.entries(heads)) units.get(topicId)?.handleHead(head)
    },
    handleViewer(change) {
      for (const unit of units.values()) unit.handleViewer(change)
    },
    handleBookmarks() {
      for (const unit of units.values()) unit.handleBookmarks()
    },
    hide(personId) {
      for (const unit of units.values()) unit.hide(personId)
    },
    handleSight() {
      for (const unit of heldLastFirst()) unit.handleSight()
      for (const unit of units.values()) if (!unit.isHeld()) unit.handleSight()
      context.cache.forget(context.userId() ?? '').catch(() => undefined)
    },
    // The topic looked at last is most likely the one on the screen.
    handleUp() {
      for (const unit of heldLastFirst()) unit.handleUp()
      for (const unit of units.values()) unit.wake()
    },
    handleUser(formerId) {
      for (const unit of units.values()) unit.handleUser(formerId !== undefined)
      if (formerId !== undefined) context.cache.forget(formerId).catch(() => undefined)
    },
    stop() {
      for (const unit of units.values()) unit.stop()
    },
  }
}
