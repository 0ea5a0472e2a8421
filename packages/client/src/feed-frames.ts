import type { Changes, Head } from '@mehfil/shared/changes'
import { unreachable } from '@mehfil/shared/errors'
import { applyChanges, type FeedWindow, isBehind } from '@mehfil/shared/feed-window'
import { TIMES } from '@mehfil/shared/limits'
import type { FeedContext } from './feed-context.ts'
import type { FeedModel } from './feed-model.ts'

/** Frames kept for a window that opens on a snapshot older than they are. */
const KEPT_FRAMES = 200

export type FeedFrames = {
  handleFrame(frame: Changes): void
  /** Somebody says that the topic is this far. */
  handleHead(head: Head): void
  /** Something this new was written by us; it should come by itself, and is fetched if it does not. */
  expect(rev: number): void
  /** Applies changes from wherever they come: a frame, or the answer to a catch-up. */
  take(changes: Changes): void
  /** A window has opened on a page: shows it, and forgets what was known of another numbering. */
  handleOpened(window: FeedWindow): void
  kept(): readonly Changes[]
  isMissing(): boolean
  /** Looks in a moment whether something is still missing. */
  watchGap(): void
  stop(): void
}

type Wishes = {
  /** What is missing is to be fetched. */
  sync(): void
  /** The window is to be opened anew. */
  restart(): void
}

/** Applies frames to the window and notices what is missing (D4, D5). */
export function createFeedFrames(context: FeedContext, model: FeedModel, wishes: Wishes): FeedFrames {
  let kept: readonly Changes[] = []
  let knownRev = 0
  let timer: unknown

  const isMissing = () => {
    const window = model.window()
    return window !== undefined && (window.aside.length > 0 || knownRev > window.rev)
  }

  function take(changes: Changes) {
    const window = model.window()
    if (!window) return
    if (changes.epoch === window.epoch) knownRev = Math.max(knownRev, changes.to)
    const outcome = applyChanges(window, changes)
    switch (outcome.kind) {
      case 'applied':
        show(outcome.window)
        break
      case 'dropped':
        break
      case 'gap':
        model.setWindow(outcome.window)
        break
      case 'reset':
        wishes.restart()
        wishes.sync()
        break
      default:
        unreachable(outcome)
    }
    watchGap()
  }

  function show(window: FeedWindow) {
    model.setWindow(window)
    context.handleShown(window.thoughts)
  }

  function expect(rev: number) {
    knownRev = Math.max(knownRev, rev)
    watchGap()
  }

  /** A missing frame is usually just behind; if not, it is fetched. With jitter, for all readers miss the same one. */
  function watchGap() {
    if (timer !== undefined || !isMissing()) return
    const patience = TIMES.gap * (1 + context.random())
    timer = context.clock.setTimeout(() => {
      timer = undefined
      if (isMissing()) wishes.sync()
    }, patience)
  }

  return {
    take,
    expect,
    isMissing,
    watchGap,
    kept: () => kept,
    handleFrame(frame) {
      kept = [...kept, frame].slice(-KEPT_FRAMES)
      context.people.learn(frame.people)
      take(frame)
    },
    handleHead(head) {
      const window = model.window()
      if (!window || !isBehind(window, head)) return
      if (head.epoch === window.epoch) return expect(head.rev)
      wishes.restart()
      wishes.sync()
    },
    handleOpened(window) {
      if (window.epoch !== model.window()?.epoch) knownRev = 0
      show(window)
      watchGap()
    },
    stop() {
      context.clock.clearTimeout(timer)
      timer = undefined
    },
  }
}
