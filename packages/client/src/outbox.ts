import { Failure } from '@mehfil/shared/errors'
import type { Thought } from '@mehfil/shared/thought'
import { createClientId } from './client-id.ts'
import type { Outbox } from './feed-client.ts'
import type { CreateLanes, LanesContext } from './outbox-lanes.ts'
import type { OutboxNews } from './outbox-news.ts'
import { release } from './outbox-release.ts'
import { createOutboxShelf, type ShelfContext } from './outbox-shelf.ts'
import { isHeld, thoughtOf, withoutMediaId } from './outbox-store.ts'
import { forget, undo } from './outbox-undo.ts'
import type { OutboxEntry, OutboxPicture, OutboxThought } from './states.ts'

export type OutboxContext = LanesContext &
  ShelfContext & {
    readonly createLanes: CreateLanes
    headSeq(topicId: string): number
  }

export type OutboxUnit = {
  readonly outbox: Outbox
  stop(): void
  wake(): void
  /** A thought of somebody was written in the topic. */
  ease(topicId: string): void
  /** Whether this tab is the one that sends: each clientId goes out from one place at a time. */
  handleLead(isLeading: boolean): void
  handleNews(news: OutboxNews): void
  handleUser(): void
  handleShown(thoughts: readonly Thought[]): void
}

/** Thoughts on their way: written once (D2), in order (D7), never lost without a word (D8). */
export function createOutbox(context: OutboxContext): OutboxUnit {
  const { clock } = context
  const shelf = createOutboxShelf(context)
  /** Being taken back, until that is known: what is due meanwhile waits for it. */
  const leaving = new Set<string>()
  const lanes = context.createLanes(context, shelf, clientId => leaving.has(clientId))
  let isSender = false

  const outbox: Outbox = {
    entries: shelf.entries,
    isLasting: shelf.isLasting,
    submit({ clientId = createClientId(clock.now()), ...thought }) {
      const authorId = context.authorId()
      if (authorId === undefined) throw new Failure('unauthenticated', 'Log in to share a thought.')
      const known = shelf.get(clientId)
      if (known) return known.entry
      const entry = waiting({
        ...thought,
        clientId,
        authorId,
        writtenAt: new Date(clock.now()).toISOString(),
      })
      // A second click after the first has arrived: there is nothing left to send.
      if (shelf.wasWritten(clientId)) return entry
      const afterSeq = context.headSeq(entry.topicId)
      void shelf.keep({ entry, order: shelf.nextOrder(), afterSeq, wasSent: false })
      // Behind others it waits its turn; a topic that rests after a failure is tried anew, for somebody is there.
      lanes.hurry(entry.topicId)
      return shelf.get(clientId)?.entry ?? entry
    },
    retry(clientId, body, picture) {
      const known = shelf.get(clientId)
      if (!known || known.entry.kind === 'sending' || isHeld(known.entry)) return
      const { kind: _, ...thought } = known.entry
      const next = waiting({ ...changed(thought, picture), body: body ?? thought.body })
      if (next.body === thought.body && picture === undefined && !isTaken(known.entry)) {
        void shelf.keep({ ...known, entry: next })
      } else {
        // Other words, or another picture, are another thought: under the old clientId they would be refused (D2).
        shelf.drop(clientId)
        const entry = waiting({ ...withoutMediaId(next), clientId: createClientId(clock.now()) })
        void shelf.keep({ entry, order: shelf.nextOrder(), afterSeq: known.afterSeq, wasSent: false })
      }
      lanes.hurry(thought.topicId)
    },
    discard(clientId) {
      const known = shelf.get(clientId)
      if (known && isHeld(known.entry)) void outbox.undo(clientId)
      else forget(context.call, shelf, clientId)
    },
    async undo(clientId) {
      const topicId = shelf.get(clientId)?.entry.topicId
      leaving.add(clientId)
      const outcome = await undo(context.call, shelf, clientId)
      leaving.delete(clientId)
      // Shared already: asked for once more, it is answered with the thought.
      if (outcome.kind === 'shared') outbox.sendNow(clientId)
      if (topicId !== undefined) lanes.hurry(topicId)
      return outcome
    },
    sendNow(clientId) {
      const known = shelf.get(clientId)
      if (!known) return
      release(shelf, known)
      lanes.hurry(known.entry.topicId)
    },
  }

  return {
    outbox,
    stop() {
      isSender = false
      lanes.stop()
    },
    wake: lanes.wake,
    ease: lanes.ease,
    handleLead(isLeading) {
      isSender = isLeading
      if (!isLeading) lanes.stop()
      // First what a tab kept that is gone: it may be older than what waits here (D7).
      void shelf.load().then(() => isSender && lanes.start())
    },
    handleNews(news) {
      shelf.handleNews(news)
      if (news.kind === 'outbox-held') lanes.take(news.held.entry.topicId)
      if (news.kind === 'outbox-found') for (const { entry } of news.found) lanes.take(entry.topicId)
    },
    handleUser() {
      shelf.entries.invalidate()
      if (isSender) lanes.start()
    },
    handleShown: shelf.handleShown,
  }
}

const waiting = (thought: OutboxThought): OutboxEntry => ({
  ...thoughtOf(thought),
  kind: 'waiting',
  attempt: 0,
})

/** With this picture from now on; null: with none. */
const changed = ({ picture, ...thought }: OutboxThought, next: OutboxPicture | null | undefined) => {
  const chosen = next === undefined ? picture : (next ?? undefined)
  return chosen ? { ...thought, picture: chosen } : thought
}

/** The clientId is taken by other words, or by a thought that was taken back. */
const isTaken = (entry: OutboxEntry) =>
  entry.kind === 'refused' && (entry.error.code === 'idempotency-mismatch' || entry.error.code === 'conflict')
