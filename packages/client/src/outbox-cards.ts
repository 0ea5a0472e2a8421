import type { Thought } from '@mehfil/shared/thought'
import { echoOf } from './outbox-echo.ts'
import type { Held } from './outbox-store.ts'
import type { Clock } from './ports.ts'
import { type Batch, createView, type View } from './readable.ts'
import type { OutboxEntry } from './states.ts'

/** A card whose thought is written, but is not shown for so long, leaves all the same: the feed is elsewhere. */
const SHOWN_WITHIN_MS = 5_000

export type CardsContext = {
  readonly batch: Batch
  readonly clock: Clock
  /** Who writes; undefined for guests. */
  authorId(): string | undefined
  /** True when the feed will show this thought by itself. */
  awaits(thought: Thought): boolean
}

export type OutboxCards = {
  /** The cards to be shown. */
  readonly entries: View<readonly OutboxEntry[]>
  get(clientId: string): Held | undefined
  /** The author's, in the order in which they were written. */
  mine(): readonly Held[]
  place(held: Held): void
  remove(clientId: string): void
  /** The card gives way in the moment in which the feed shows its thought (D5). */
  giveWay(clientId: string, thought: Thought): void
  handleShown(thoughts: readonly Thought[]): void
}

/**
 * What waits, as this tab shows it: at every moment either the card or the thought. `isOutcome`: this thought is known
 * to be what an entry became.
 */
export function createOutboxCards(
  context: CardsContext,
  isOutcome: (thoughtId: string) => boolean,
): OutboxCards {
  const held = new Map<string, Held>()

  const mine = () =>
    [...held.values()]
      .filter(({ entry }) => entry.authorId === context.authorId())
      .sort((a, b) => a.order - b.order)
  const entries = createView<readonly OutboxEntry[]>(context.batch, () =>
    mine()
      .filter(({ echoId }) => echoId === undefined)
      .map(({ entry }) => entry),
  )

  function place(next: Held) {
    held.set(next.entry.clientId, next)
    entries.invalidate()
  }

  function remove(clientId: string) {
    if (held.delete(clientId)) entries.invalidate()
  }

  function handleOwn(thought: Thought) {
    const written = mine().find(({ writtenId }) => writtenId === thought.id)
    if (written) remove(written.entry.clientId)
    if (isOutcome(thought.id) || mine().some(({ echoId }) => echoId === thought.id)) return
    const echoed = echoOf(thought, mine())
    if (echoed) place({ ...echoed, echoId: thought.id })
  }

  return {
    entries,
    mine,
    place,
    remove,
    get: clientId => held.get(clientId),
    giveWay(clientId, thought) {
      const now = held.get(clientId)
      const isShown = isOutcome(thought.id) || now?.echoId === thought.id
      if (!now || isShown || !context.awaits(thought)) return remove(clientId)
      const { echoId: _, ...card } = now
      place({ ...card, writtenId: thought.id })
      context.clock.setTimeout(() => remove(clientId), SHOWN_WITHIN_MS)
    },
    handleShown(thoughts) {
      if (held.size === 0) return
      const authorId = context.authorId()
      for (const thought of thoughts) if (thought.authorId === authorId) handleOwn(thought)
    },
  }
}
