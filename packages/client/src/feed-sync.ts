import type { Changes } from '@mehfil/shared/changes'
import { listChanges, unwatchTopic, watchTopic } from '@mehfil/shared/contract/thoughts'
import { LIMITS } from '@mehfil/shared/limits'
import type { ThoughtPage } from '@mehfil/shared/thought'
import { fullJitter } from './backoff.ts'
import { asFailure, bodyOf, isFinal } from './failures.ts'
import type { FeedContext } from './feed-context.ts'
import { createFeedFrames, type FeedFrames } from './feed-frames.ts'
import type { FeedModel } from './feed-model.ts'
import { createFeedOpening, type PageAt } from './feed-opening.ts'

export type FeedSync = Pick<FeedFrames, 'handleFrame' | 'handleHead' | 'expect'> & {
  /** Joins the room and fetches what is missing; one at a time, and it never throws. */
  sync(): Promise<void>
  /** Brings the window up to date once, without joining the room. Throws `Failure`. */
  freshen(): Promise<void>
  /** Opens a fresh window on a page. Throws `Failure`. */
  openAt(at: PageAt): Promise<void>
  /** Opens the window anew, around the reader's place, at the next sync. */
  restart(): void
  leave(): void
  stop(): void
}

/** Keeps one window complete (D6). Over the socket by watching; over HTTP while there is none. */
export function createFeedSync(context: FeedContext, model: FeedModel, isActive: () => boolean): FeedSync {
  const { call, clock, random, topicId } = context
  let running: Promise<void> | undefined
  let isWanted = false
  let timer: unknown
  let attempt = 0

  const frames = createFeedFrames(context, model, {
    sync: () => void sync(),
    restart: () => opening.restart(),
  })
  const opening = createFeedOpening(context, model, frames)

  function sync(): Promise<void> {
    isWanted = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  async function run() {
    clock.clearTimeout(timer)
    while (isWanted && isActive()) {
      isWanted = false
      model.setCatchingUp(frames.isMissing() || (opening.mustRestart() && model.window() !== undefined))
      try {
        await catchUp()
        attempt = 0
      } catch (error) {
        handleFailure(error)
      }
    }
    model.setCatchingUp(false)
    frames.watchGap()
  }

  function handleFailure(error: unknown) {
    const failure = asFailure(error)
    if (!model.window() || isFinal(failure.code)) model.fail(bodyOf(failure))
    if (isFinal(failure.code)) return
    const delay = Math.max(failure.retryAfterMs ?? 0, fullJitter(++attempt, random))
    timer = clock.setTimeout(() => isActive() && void sync(), delay)
  }

  async function catchUp() {
    // Someone opens at a place of her own: watch from there, instead of loading the newest beside it.
    if (!model.window()) await opening.settled()
    if (context.isUp()) await watch(held())
    else await freshen()
  }

  function held(): Since | undefined {
    const window = opening.mustRestart() ? undefined : model.window()
    return window && { epoch: window.epoch, rev: window.rev }
  }

  async function freshen() {
    const since = held()
    if (since) await listAll(since)
    else await opening.reopen()
  }

  /** Joins the room before anything is read, so that what comes after the answer comes by itself. */
  async function watch(since?: Since) {
    const asked = opening.ask()
    const answer = await call(watchTopic, { topicId, limit: LIMITS.firstPage, ...(since ? { since } : {}) })
    context.people.learn(answer.people)
    if (answer.reset) await opening.openFrom(answer, asked)
    else take(answer, asked.moment)
  }

  /**
   * What is answered in parts is applied at once: a part holds rows as they are now, so it lacks a place that was
   * filled before its end and has changed after it.
   */
  async function listAll({ epoch, rev }: Since) {
    const parts: Listed[] = []
    for (let since = rev, more = true; more; ) {
      const { moment } = opening.ask()
      const answer = await call(listChanges, { topicId, epoch, since })
      if ('reset' in answer) return opening.reopen()
      context.people.learn(answer.people)
      parts.push({ answer, moment })
      since = answer.to
      more = answer.more
    }
    for (const { answer, moment } of parts) model.takeViewer(answer.viewer, answer.thoughts, moment)
    const [last] = parts.slice(-1)
    if (!last) return
    const thoughts = parts.flatMap(({ answer }) => answer.thoughts)
    model.confirm()
    frames.take({ ...last.answer, from: rev, thoughts })
  }

  function take(answer: Changes & Pick<ThoughtPage, 'viewer'>, moment: number) {
    model.confirm()
    model.takeViewer(answer.viewer, answer.thoughts, moment)
    frames.take(answer)
  }

  return {
    sync,
    freshen,
    handleFrame: frames.handleFrame,
    handleHead: frames.handleHead,
    expect: frames.expect,
    openAt: opening.openAt,
    restart: opening.restart,
    leave() {
      if (context.isUp()) call(unwatchTopic, { topicId }).catch(() => undefined)
    },
    stop() {
      clock.clearTimeout(timer)
      frames.stop()
    },
  }
}

type Since = { readonly epoch: string; readonly rev: number }

type Listed = { readonly answer: Changes & Pick<ThoughtPage, 'viewer'>; readonly moment: number }
