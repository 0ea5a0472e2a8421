import { Failure, unreachable } from '@mehfil/shared/errors'
import type { Thought } from '@mehfil/shared/thought'
import { bodyOf } from './failures.ts'
import { createOutboxDisk, type OutboxDisk } from './outbox-disk.ts'
import { echoOf } from './outbox-echo.ts'
import type { OutboxNews } from './outbox-news.ts'
import { createOutboxPast } from './outbox-past.ts'
import { type Held, heldFrom, type OutboxStore, thoughtOf } from './outbox-store.ts'
import type { Clock } from './ports.ts'
import { type Batch, createView, type View } from './readable.ts'
import type { OutboxEntry } from './states.ts'

/** A card whose thought is written, but is not shown for so long, leaves all the same: the feed is elsewhere. */
const SHOWN_WITHIN_MS = 5_000

export type ShelfContext = {
  readonly batch: Batch
  readonly clock: Clock
  readonly store: OutboxStore
  /** Who writes; undefined for guests. */
  authorId(): string | undefined
  /** True when the feed will show this thought by itself. */
  awaits(thought: Thought): boolean
  /** Tells the other tabs. */
  tell(news: OutboxNews): void
}

export type OutboxShelf = Pick<OutboxDisk, 'isLasting'> & {
  /** The cards to be shown. */
  readonly entries: View<readonly OutboxEntry[]>
  get(clientId: string): Held | undefined
  /** The author's, in the order in which they were written. */
  mine(): readonly Held[]
  /** After everything that waits, in whichever tab it was written. */
  nextOrder(): number
  put(held: Held): void
  /** As `put`, and over a reload too; settles once that is so. */
  keep(held: Held): Promise<void>
  drop(clientId: string): void
  /** These words are written for good (D1). The card gives way in the moment in which the feed shows them (D5). */
  settle(clientId: string, body: string, thought: Thought): void
  wasSettled(clientId: string): boolean
  /** Takes in what was kept, here before a reload or by a tab that is gone, and tells what waits here. */
  load(): Promise<void>
  handleNews(news: OutboxNews): void
  handleShown(thoughts: readonly Thought[]): void
}

/** What is on its way, and which of it shows as a card: at every moment either the card or the thought. */
export function createOutboxShelf(context: ShelfContext): OutboxShelf {
  const disk = createOutboxDisk(context.store, context.clock, context.batch)
  const past = createOutboxPast()
  const held = new Map<string, Held>()
  let lastOrder = 0

  const mine = () =>
    [...held.values()]
      .filter(({ entry }) => entry.authorId === context.authorId())
      .sort((a, b) => a.order - b.order)
  const entries = createView<readonly OutboxEntry[]>(context.batch, () =>
    mine()
      .filter(({ echoId }) => echoId === undefined)
      .map(({ entry }) => entry),
  )

  /** Here only: which card is hidden depends on what this tab shows. */
  function place(next: Held) {
    lastOrder = Math.max(lastOrder, next.order)
    held.set(next.entry.clientId, next)
    entries.invalidate()
  }

  function remove(clientId: string) {
    if (held.delete(clientId)) entries.invalidate()
  }

  function placeUnknown(found: Held) {
    const { clientId } = found.entry
    if (!held.has(clientId) && !past.isOver(clientId, found.order)) place(found)
  }

  function put(next: Held) {
    place(next)
    context.tell({ kind: 'outbox-held', held: shared(next) })
  }

  function takeBack(clientId: string, order: number) {
    const isGivenInAgain = (held.get(clientId)?.order ?? order) > order
    if (isGivenInAgain) return
    past.drop(clientId, order)
    remove(clientId)
    disk.forget(clientId)
  }

  function giveWay(clientId: string, thought: Thought) {
    disk.forget(clientId)
    past.settle(clientId)
    const now = held.get(clientId)
    const isShown = past.wasSettled(thought.id) || now?.echoId === thought.id
    past.settle(thought.id)
    if (!now || isShown || !context.awaits(thought)) return remove(clientId)
    const { echoId: _, ...card } = now
    place({ ...card, writtenId: thought.id })
    context.clock.setTimeout(() => remove(clientId), SHOWN_WITHIN_MS)
  }

  /** Another tab's word on the entry; which of its cards this tab hides stays its own. */
  function takeOver(news: Held) {
    const { clientId, kind, body } = news.entry
    const now = held.get(clientId)
    if (past.isOver(clientId, news.order) || now?.writtenId !== undefined) return
    if (now && now.entry.body !== body) return
    const echo = now?.echoId === undefined || kind === 'refused' ? {} : { echoId: now.echoId }
    place({ ...news, ...echo })
  }

  /** Two tabs gave in different words under one clientId: one was written, the other is not lost for it (D2, D8). */
  function handleWritten(clientId: string, body: string, thought: Thought) {
    const now = held.get(clientId)
    if (!now || now.entry.body === body) return giveWay(clientId, thought)
    const error = bodyOf(new Failure('idempotency-mismatch', 'Another tab has shared other words already.'))
    const refused: Held = { ...now, entry: { ...thoughtOf(now.entry), kind: 'refused', error } }
    place(refused)
    void disk.keep(refused)
  }

  return {
    entries,
    mine,
    put,
    isLasting: disk.isLasting,
    get: clientId => held.get(clientId),
    nextOrder: () => Math.max(lastOrder + 1, context.clock.now()),
    keep(next) {
      put(next)
      return disk.keep(next)
    },
    drop(clientId) {
      const order = held.get(clientId)?.order
      if (order === undefined) return
      takeBack(clientId, order)
      context.tell({ kind: 'outbox-dropped', clientId, order })
    },
    settle(clientId, body, thought) {
      context.tell({ kind: 'outbox-written', clientId, body, thought })
      giveWay(clientId, thought)
    },
    wasSettled: past.wasSettled,
    async load() {
      for (const stored of await disk.load()) placeUnknown(heldFrom(stored))
      const found = mine().filter(({ writtenId }) => writtenId === undefined)
      if (found.length > 0) context.tell({ kind: 'outbox-found', found: found.map(shared) })
    },
    handleNews(news) {
      switch (news.kind) {
        case 'outbox-held':
          return takeOver(news.held)
        case 'outbox-found':
          return news.found.forEach(placeUnknown)
        case 'outbox-dropped':
          return takeBack(news.clientId, news.order)
        case 'outbox-written':
          return handleWritten(news.clientId, news.body, news.thought)
        default:
          unreachable(news)
      }
    },
    handleShown(thoughts) {
      if (held.size === 0) return
      const authorId = context.authorId()
      for (const thought of thoughts) {
        if (thought.authorId !== authorId) continue
        const written = mine().find(({ writtenId }) => writtenId === thought.id)
        if (written) remove(written.entry.clientId)
        if (past.wasSettled(thought.id) || mine().some(({ echoId }) => echoId === thought.id)) continue
        const echoed = echoOf(thought, mine())
        if (echoed) place({ ...echoed, echoId: thought.id })
      }
    },
  }
}

/** Without what is so in one tab only. */
const shared = ({ echoId: _, writtenId: __, ...held }: Held): Held => held
