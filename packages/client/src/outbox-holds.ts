import { LIMITS } from '@mehfil/shared/limits'
import { heldIn, release } from './outbox-release.ts'
import type { OutboxShelf } from './outbox-shelf.ts'
import { type Held, thoughtOf } from './outbox-store.ts'
import type { Clock } from './ports.ts'
import type { OutboxThought } from './states.ts'

export type OutboxHolds = {
  /** The server holds it from now on for so long. */
  begin(held: Held, remainingMs: number): Promise<void>
  /** Ends each hold of the topic at its time, from now on. */
  watch(topicId: string): void
  stop(): void
}

/**
 * The timers of what the server holds for this browser, in the tab that sends. If no tab is left when the time comes,
 * the server shares it by itself. `isWatching`: this is that tab. `handleDue`: something of this topic waits now.
 */
export function createOutboxHolds(
  clock: Clock,
  shelf: OutboxShelf,
  isWatching: () => boolean,
  handleDue: (topicId: string) => void,
): OutboxHolds {
  const timers = new Map<string, unknown>()

  function end({ clientId, topicId }: OutboxThought) {
    timers.delete(clientId)
    const due = heldIn(shelf, topicId).find(({ entry }) => entry.clientId === clientId)
    if (!due) return
    release(shelf, due)
    handleDue(topicId)
  }

  function watch(topicId: string) {
    for (const { entry } of heldIn(shelf, topicId)) {
      if (timers.has(entry.clientId)) continue
      // A device whose clock was set back meanwhile waits no longer for it.
      const delayMs = Math.min(Math.max(0, entry.publishAt - clock.now()), LIMITS.undoMs)
      timers.set(
        entry.clientId,
        clock.setTimeout(() => end(entry), delayMs),
      )
    }
  }

  return {
    watch,
    async begin(held, remainingMs) {
      const { topicId } = held.entry
      // No answer is so fast that a thought would be shared before the one before it.
      const before = heldIn(shelf, topicId).filter(({ order }) => order < held.order)
      const publishAt = Math.max(clock.now() + remainingMs, ...before.map(({ entry }) => entry.publishAt))
      const thought = { ...thoughtOf(held.entry), undoMs: 0 }
      const kept = shelf.keep({ ...held, entry: { ...thought, kind: 'held', publishAt } })
      if (isWatching()) watch(topicId)
      await kept
    },
    stop() {
      for (const timer of timers.values()) clock.clearTimeout(timer)
      timers.clear()
    },
  }
}
