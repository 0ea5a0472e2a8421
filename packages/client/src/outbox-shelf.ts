import { Failure, unreachable } from '@mehfil/shared/errors'
import type { Thought } from '@mehfil/shared/thought'
import { bodyOf } from './failures.ts'
import { type CardsContext, createOutboxCards, type OutboxCards } from './outbox-cards.ts'
import { createOutboxDisk, type OutboxDisk } from './outbox-disk.ts'
import type { OutboxNews } from './outbox-news.ts'
import { createOutboxPast, type Outcome } from './outbox-past.ts'
import { type Held, heldFrom, type OutboxStore, thoughtOf } from './outbox-store.ts'

export type ShelfContext = CardsContext & {
  readonly store: OutboxStore
  /** Tells the other tabs. */
  tell(news: OutboxNews): void
}

type Written = Extract<Outcome, { kind: 'outbox-written' }>
type Dropped = Extract<Outcome, { kind: 'outbox-dropped' }>

export type OutboxShelf = Pick<OutboxDisk, 'isLasting'> &
  Pick<OutboxCards, 'entries' | 'get' | 'mine' | 'handleShown'> & {
    /** After everything that waits, in whichever tab it was written. */
    nextOrder(): number
    put(held: Held): void
    /** As `put`, and over a reload too; settles once that is so. */
    keep(held: Held): Promise<void>
    drop(clientId: string): void
    /** These words are written for good (D1). */
    settle(clientId: string, body: string, thought: Thought): void
    wasWritten(clientId: string): boolean
    /** Takes in what was kept, here before a reload or by a tab that is gone, and tells what waits here. */
    load(): Promise<void>
    handleNews(news: OutboxNews): void
  }

/** What is on its way, on the disk and in all tabs alike. */
export function createOutboxShelf(context: ShelfContext): OutboxShelf {
  const { tell } = context
  const disk = createOutboxDisk(context.store, context.clock, context.batch)
  const past = createOutboxPast()
  const cards = createOutboxCards(context, past.knows)
  let lastOrder = 0

  function place(next: Held) {
    lastOrder = Math.max(lastOrder, next.order)
    cards.place(next)
  }

  function put(next: Held) {
    place(next)
    tell({ kind: 'outbox-held', held: shared(next) })
  }

  /** True when it is over; whoever still has it is told what became of it. */
  function isOver({ entry, order }: Held): boolean {
    const outcome = past.outcomeOf(entry.clientId, order)
    if (outcome) tell(outcome)
    return outcome !== undefined
  }

  function placeUnknown(found: Held) {
    if (!cards.get(found.entry.clientId) && !isOver(found)) place(found)
  }

  /** Another tab's word on the entry; which of its cards this tab hides stays its own. */
  function takeOver(news: Held) {
    const { clientId, kind, body } = news.entry
    const now = cards.get(clientId)
    if (isOver(news) || (now && now.entry.body !== body)) return
    const echo = now?.echoId === undefined || kind === 'refused' ? {} : { echoId: now.echoId }
    // What was sent is sent, though a tab that gave in the same words does not know it yet: its echo may be near (D5).
    place({ ...news, wasSent: news.wasSent || (now?.wasSent ?? false), ...echo })
  }

  function takeBack(news: Dropped) {
    const { clientId, order } = news
    const isGivenInAgain = (cards.get(clientId)?.order ?? order) > order
    if (isGivenInAgain) return
    past.add(news)
    cards.remove(clientId)
    disk.forget(clientId)
  }

  function handleWritten(news: Written) {
    const { clientId, body, thought } = news
    const now = cards.get(clientId)
    if (now && now.entry.body !== body) return refuse(now)
    cards.giveWay(clientId, thought)
    past.add(news)
    disk.forget(clientId)
  }

  /** Two tabs gave in different words under one clientId: one was written, the other is not lost for it (D2, D8). */
  function refuse(held: Held) {
    const error = bodyOf(new Failure('idempotency-mismatch', 'Another tab has shared other words already.'))
    const refused: Held = { ...held, entry: { ...thoughtOf(held.entry), kind: 'refused', error } }
    place(refused)
    void disk.keep(refused)
  }

  return {
    put,
    entries: cards.entries,
    get: cards.get,
    mine: cards.mine,
    handleShown: cards.handleShown,
    isLasting: disk.isLasting,
    nextOrder: () => Math.max(lastOrder + 1, context.clock.now()),
    keep(next) {
      put(next)
      return disk.keep(next)
    },
    drop(clientId) {
      const order = cards.get(clientId)?.order
      if (order === undefined) return
      const news: Dropped = { kind: 'outbox-dropped', clientId, order }
      takeBack(news)
      tell(news)
    },
    settle(clientId, body, thought) {
      const news: Written = { kind: 'outbox-written', clientId, body, thought }
      handleWritten(news)
      tell(news)
    },
    wasWritten: past.wasWritten,
    async load() {
      for (const stored of await disk.load()) placeUnknown(heldFrom(stored))
      const found = cards.mine().filter(({ writtenId }) => writtenId === undefined)
      if (found.length > 0) tell({ kind: 'outbox-found', found: found.map(shared) })
    },
    handleNews(news) {
      switch (news.kind) {
        case 'outbox-held':
          return takeOver(news.held)
        case 'outbox-found':
          return news.found.forEach(placeUnknown)
        case 'outbox-dropped':
          return takeBack(news)
        case 'outbox-written':
          return handleWritten(news)
        default:
          unreachable(news)
      }
    },
  }
}

/** Without what is so in one tab only. */
const shared = ({ echoId: _, writtenId: __, ...held }: Held): Held => held
