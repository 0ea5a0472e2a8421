import { postThought } from '@mehfil/shared/contract/thoughts'
import { fullJitter } from './backoff.ts'
import { asFailure, bodyOf, isFinal } from './failures.ts'
import type { Call } from './feed-context.ts'
import type { FileCall } from './file-call.ts'
import { createOutboxHolds } from './outbox-holds.ts'
import { isForgotten, sendPicture } from './outbox-picture.ts'
import type { OutboxShelf } from './outbox-shelf.ts'
import { type Held, isHeld, thoughtOf, withoutMediaId } from './outbox-store.ts'
import type { Clock } from './ports.ts'

export type LanesContext = {
  readonly call: Call
  readonly callWithFile: FileCall
  readonly clock: Clock
  readonly random: () => number
}

export type OutboxLanes = {
  /** Sends from now on; until then, and after `stop`, somebody else does. */
  start(): void
  stop(): void
  /** Sends what waits in a topic now, unless the server asked for the rest. */
  hurry(topicId: string): void
  /** As `hurry`, and what another tab has begun to send too: nobody knows how that went, so it goes again (D2). */
  take(topicId: string): void
  /** The line is back: whoever waits tries now. */
  wake(): void
  /** Others are being written: what rests for long in this topic tries soon. */
  ease(topicId: string): void
}

/** How long a topic rests before it is tried again, and how long of that the server asked for. */
type Rest = { readonly delayMs: number; readonly askedMs: number }

type Lane = { readonly timer?: unknown; readonly notBefore: number; readonly dueAt: number }

/** Within this all who wait are spread, in ms, once there are signs that it would go through. */
const EASED_MS = 2_000

/** `isLeaving`: the entry is being taken back. Apart from what is shown, for a page needs it only once it has a line. */
export type CreateLanes = (
  context: LanesContext,
  shelf: OutboxShelf,
  isLeaving: (clientId: string) => boolean,
) => OutboxLanes

/** Sends in order for each topic, one at a time: the next goes when the outcome of the last is known (D7). */
export const createOutboxLanes: CreateLanes = (context, shelf, isLeaving) => {
  const { call, callWithFile, clock, random } = context
  /** A topic is in here while one of its thoughts is on its way or, with a timer, while it rests. */
  const lanes = new Map<string, Lane>()
  let isStarted = false
  const holds = createOutboxHolds(clock, shelf, () => isStarted, hurry)

  const nextOf = (topicId: string) =>
    shelf
      .mine()
      .find(
        ({ entry, writtenId }) =>
          entry.topicId === topicId &&
          entry.kind === 'waiting' &&
          writtenId === undefined &&
          !isLeaving(entry.clientId),
      )

  function pump(topicId: string) {
    const next = nextOf(topicId)
    if (!isStarted || !next) return
    lanes.set(topicId, { notBefore: 0, dueAt: 0 })
    void send(next).then(rest => {
      if (!rest) return go(topicId)
      restFor(topicId, rest.delayMs, clock.now() + rest.askedMs)
    })
  }

  function restFor(topicId: string, delayMs: number, notBefore: number) {
    clock.clearTimeout(lanes.get(topicId)?.timer)
    const timer = clock.setTimeout(() => go(topicId), delayMs)
    lanes.set(topicId, { timer, notBefore, dueAt: clock.now() + delayMs })
  }

  function go(topicId: string) {
    clock.clearTimeout(lanes.get(topicId)?.timer)
    lanes.delete(topicId)
    pump(topicId)
  }

  async function send(held: Held): Promise<Rest | undefined> {
    const { clientId, topicId, body, replyTo } = held.entry
    const undoMs = holdOf(held)
    // Kept, and noted as sent, before it is: a crash loses nothing (D8), and after it the echo is recognised.
    await shelf.keep({ ...held, wasSent: true, entry: { ...thoughtOf(held.entry), kind: 'sending' } })
    if (!isStarted || !shelf.get(clientId)) return undefined
    try {
      const media = await sendPicture(callWithFile, shelf, held)
      // Taken back meanwhile, or another tab's to send now.
      if (!isStarted || !shelf.get(clientId)) return undefined
      const reply = replyTo ? { replyTo: replyTo.id } : {}
      const hold = undoMs > 0 ? { undoMs } : {}
      const input = { topicId, clientId, body, ...reply, ...(media.length > 0 ? { media } : {}), ...hold }
      const answer = await call(postThought, input)
      const now = shelf.get(clientId)
      // The lane goes on: what is held is in nobody's way.
      if ('held' in answer) await (now && holds.begin(now, answer.held.remainingMs))
      else shelf.settle(clientId, body, answer.thought)
      return undefined
    } catch (error) {
      return handleFailure(held, error)
    }
  }

  /** Behind what is held, everything is: the server shares it after that (D7). What was held is handed in to be shared. */
  function holdOf({ entry, order }: Held): number {
    const isBehind = shelf
      .mine()
      .some(other => other.order < order && other.entry.topicId === entry.topicId && isHeld(other.entry))
    return entry.undoMs ?? (isBehind ? 1 : 0)
  }

  /** Refused for good, it is laid aside with the reason; with an unknown outcome the same clientId goes again (D2, D8). */
  function handleFailure({ entry }: Held, error: unknown): Rest | undefined {
    const failure = asFailure(error)
    const now = shelf.get(entry.clientId)
    if (!now) return undefined
    // Sent in an earlier attempt and forgotten since, the picture goes once more; one that is refused afresh does not.
    const mustSendAgain = isForgotten(failure) && entry.picture?.mediaId !== undefined
    const thought = mustSendAgain ? withoutMediaId(entry) : thoughtOf(now.entry)
    if (isFinal(failure.code) && !mustSendAgain) {
      const { echoId: _, ...card } = now
      void shelf.keep({ ...card, entry: { ...thought, kind: 'refused', error: bodyOf(failure) } })
      return undefined
    }
    const attempt = (entry.kind === 'waiting' ? entry.attempt : 0) + 1
    const askedMs = failure.retryAfterMs ?? 0
    const until = failure.code === 'rate-limited' ? { until: clock.now() + askedMs } : {}
    shelf.put({ ...now, entry: { ...thought, kind: 'waiting', attempt, error: bodyOf(failure), ...until } })
    return { askedMs, delayMs: Math.max(askedMs, fullJitter(attempt, random)) }
  }

  function isUnderWay(topicId: string) {
    const lane = lanes.get(topicId)
    return lane !== undefined && lane.timer === undefined
  }

  function hurry(topicId: string) {
    if (!isUnderWay(topicId) && clock.now() >= (lanes.get(topicId)?.notBefore ?? 0)) go(topicId)
  }

  function take(topicId: string) {
    if (!isStarted) return
    for (const held of shelf.mine()) {
      const { entry } = held
      if (entry.topicId !== topicId || entry.kind !== 'sending' || isUnderWay(topicId)) continue
      shelf.put({ ...held, entry: { ...thoughtOf(entry), kind: 'waiting', attempt: 0 } })
    }
    holds.watch(topicId)
    hurry(topicId)
  }

  function ease(topicId: string) {
    const lane = lanes.get(topicId)
    const now = clock.now()
    if (!lane?.timer || lane.notBefore > now || lane.dueAt <= now + EASED_MS) return
    restFor(topicId, random() * EASED_MS, lane.notBefore)
  }

  const topics = () => new Set(shelf.mine().map(({ entry }) => entry.topicId))

  return {
    hurry,
    take,
    ease,
    wake: () => topics().forEach(hurry),
    start() {
      isStarted = true
      topics().forEach(take)
    },
    stop() {
      isStarted = false
      holds.stop()
      for (const [topicId, { timer }] of lanes) {
        clock.clearTimeout(timer)
        if (!isUnderWay(topicId)) lanes.delete(topicId)
      }
    },
  }
}
