import type { Thought } from '@mehfil/shared/thought'
import { echoOf } from './outbox-echo.ts'
import { createOutboxStore, type Held } from './outbox-store.ts'
import type { Clock, TextStorage } from './ports.ts'
import { type Batch, createView, type View } from './readable.ts'
import type { OutboxEntry } from './states.ts'

/** A card whose thought is written, but is not shown for so long, leaves all the same: the feed is elsewhere. */
const SHOWN_WITHIN_MS = 5_000
/** Settled ids remembered, against a second click and a late frame. */
const REMEMBERED = 500

export type ShelfContext = {
  readonly batch: Batch
  readonly clock: Clock
  readonly storage: TextStorage
  /** Who writes; undefined for guests. */
  authorId(): string | undefined
  /** True when the feed will show this thought by itself. */
  awaits(thought: Thought): boolean
}

export type OutboxShelf = {
  /** The cards to be shown. */
  readonly entries: View<readonly OutboxEntry[]>
  get(clientId: string): Held | undefined
  /** The author's, in the order in which they were written. */
  mine(): readonly Held[]
  put(held: Held): void
  /** As `put`, and over a reload too. */
  keep(held: Held): void
  drop(clientId: string): void
  /** Written for good (D1). Its card gives way in the moment in which the feed shows the thought (D5). */
  settle(clientId: string, thought: Thought): void
  wasSettled(clientId: string): boolean
  handleShown(thoughts: readonly Thought[]): void
}

/** What is on its way, and which of it shows as a card: at every moment either the card or the thought. */
export function createOutboxShelf(context: ShelfContext): OutboxShelf {
  const store = createOutboxStore(context.storage)
  const held = new Map(store.load().map((stored): [string, Held] => [stored.entry.clientId, stored]))
  const settled = new Set<string>()

  const mine = () => [...held.values()].filter(({ entry }) => entry.authorId === context.authorId())
  const entries = createView<readonly OutboxEntry[]>(context.batch, () =>
    mine()
      .filter(({ echoId }) => echoId === undefined)
      .map(({ entry }) => entry),
  )

  function put(next: Held) {
    held.set(next.entry.clientId, next)
    entries.invalidate()
  }

  function remove(clientId: string) {
    if (held.delete(clientId)) entries.invalidate()
  }

  function remember(id: string) {
    settled.add(id)
    const [oldest] = settled
    if (settled.size > REMEMBERED && oldest) settled.delete(oldest)
  }

  return {
    entries,
    mine,
    put,
    get: clientId => held.get(clientId),
    keep(next) {
      put(next)
      store.keep(next)
    },
    drop(clientId) {
      remove(clientId)
      store.forget(clientId)
    },
    settle(clientId, thought) {
      store.forget(clientId)
      remember(clientId)
      const now = held.get(clientId)
      const isShown = settled.has(thought.id) || now?.echoId === thought.id
      remember(thought.id)
      if (!now || isShown || !context.awaits(thought)) return remove(clientId)
      const { echoId: _, ...card } = now
      put({ ...card, writtenId: thought.id })
      context.clock.setTimeout(() => remove(clientId), SHOWN_WITHIN_MS)
    },
    wasSettled: clientId => settled.has(clientId),
    handleShown(thoughts) {
      if (held.size === 0) return
      const authorId = context.authorId()
      for (const thought of thoughts) {
        if (thought.authorId !== authorId) continue
        const written = mine().find(({ writtenId }) => writtenId === thought.id)
        if (written) remove(written.entry.clientId)
        if (settled.has(thought.id) || mine().some(({ echoId }) => echoId === thought.id)) continue
        const echoed = echoOf(thought, mine())
        if (echoed) put({ ...echoed, echoId: thought.id })
      }
    },
  }
}
