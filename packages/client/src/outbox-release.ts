import type { OutboxShelf } from './outbox-shelf.ts'
import { type Held, thoughtOf } from './outbox-store.ts'
import type { OutboxEntry } from './states.ts'

/** What is held of a topic, in order. */
export const heldIn = (shelf: OutboxShelf, topicId: string) =>
  shelf
    .mine()
    .flatMap(held =>
      held.entry.kind === 'held' && held.entry.topicId === topicId ? { ...held, entry: held.entry } : [],
    )

/**
 * The hold of this one is over, and of what was before it: its time has come too, though timers may differ by a moment
 * (D7). The same clientId goes again, and now it is shared.
 */
export function release(shelf: OutboxShelf, { entry: { topicId }, order }: Held): void {
  for (const held of heldIn(shelf, topicId)) {
    if (held.order > order) continue
    const entry: OutboxEntry = { ...thoughtOf(held.entry), undoMs: 0, kind: 'waiting', attempt: 0 }
    void shelf.keep({ ...held, entry })
  }
}
