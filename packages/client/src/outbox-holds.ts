import { LIMITS } from '@mehfil/shared/limits'
import type { OutboxShelf } from './outbox-shelf.ts'
import { type Held, thoughtOf } from './outbox-store.ts'
import type { Clock } from './ports.ts'
import type { OutboxEntry } from './states.ts'

export type OutboxHolds = {
  /** Ends each hold of the topic at its time, from now on. */
  watch(topicId: string): void
  stop(): void
}

export const isHeld = (entry: OutboxEntry) => entry.kind === 'held'

/** Its hold is over: the same clientId goes again, and now it is shared. */
export const released = (held: Held): Held => ({
  ...held,
  entry: { ...thoughtOf(held.entry), undoMs: 0, kind: 'waiting', attempt: 0 },
})

/**
 * The timers of what the server holds for this browser, in the tab that sends. If no tab is left when the time comes,
 * the server shares it by itself. `handleDue`: something of this topic waits now.
 */
export function createOutboxHolds(
  clock: Clock,
  shelf: OutboxShelf,
  handleDue: (topicId: string) => void,
): OutboxHolds {
  const timers = new Map<string, unknown>()

  function end(clientId: string) {
    timers.delete(clientId)
    const held = shelf.get(clientId)
    if (!held || !isHeld(held.entry)) return
    void shelf.keep(released(held))
    handleDue(held.entry.topicId)
  }

  return {
    watch(topicId) {
      for (const { entry } of shelf.mine()) {
        if (entry.kind !== 'held' || entry.topicId !== topicId || timers.has(entry.clientId)) continue
        // A device whose clock was set back meanwhile waits no longer for it.
        const delayMs = Math.min(Math.max(0, entry.publishAt - clock.now()), LIMITS.undoMs)
        timers.set(
          entry.clientId,
          clock.setTimeout(() => end(entry.clientId), delayMs),
        )
      }
    },
    stop() {
      for (const timer of timers.values()) clock.clearTimeout(timer)
      timers.clear()
    },
  }
}
