import type { ErrorBody } from '@mehfil/shared/errors'
import { evict, type FeedWindow, firstSeq, isAtHead, lastSeq } from '@mehfil/shared/feed-window'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { NO_VIEWER, type Thought } from '@mehfil/shared/thought'
import { NO_OVERLAY, type Overlay, overlayViewer, overlayWindow, withoutSettled } from './reaction-overlay.ts'
import { type Batch, createView, type View } from './readable.ts'
import type { PageEdge, TopicFeedState } from './states.ts'
import { type FeedViewer, mergeViewer, withReacted } from './viewer.ts'

/** Thoughts held of one topic; more are let go of at the end that is farther from the reader. */
const HELD_THOUGHTS = 2_000

type Edge = 'older' | 'newer'

/** What one feed knows, and the state that is shown of it. */
export type FeedModel = {
  readonly state: View<TopicFeedState>
  window(): FeedWindow | undefined
  setWindow(next: FeedWindow): void
  viewer(): FeedViewer
  setViewer(next: FeedViewer): void
  /** Her own reactions on a thought have become something else. */
  setReacted(thoughtId: string, kinds: readonly ReactionKind[]): void
  /** Where the count of her own changes stands; to be noted when something is asked for. */
  moment(): number
  /** Takes what an answer, asked for at that moment, says of her; what she did since is newer than it. */
  takeViewer(news: FeedViewer, thoughts: readonly Thought[], moment: number): void
  overlay(): Overlay
  setOverlay(next: Overlay): void
  /** The place being read, if it is known. */
  place(): number | undefined
  setPlace(seq: number | undefined): void
  setEdge(edge: Edge, state: 'idle' | 'loading' | 'failed'): void
  setCatchingUp(isCatchingUp: boolean): void
  /** Shows what was kept of an earlier visit, until the server has said what became of it (D11). */
  restore(window: FeedWindow, viewer: FeedViewer): void
  /** Nobody tells what becomes of it, until the server is asked again. */
  doubt(): void
  /** The server has answered. */
  confirm(): void
  /** Shows an error in place of the feed. */
  fail(error: ErrorBody): void
  /** Forgets everything, as when another person looks. */
  clear(): void
}

export function createFeedModel(batch: Batch): FeedModel {
  let window: FeedWindow | undefined
  let error: ErrorBody | undefined
  let viewer: FeedViewer = NO_VIEWER
  let overlay = NO_OVERLAY
  let place: number | undefined
  let isCatchingUp = false
  let isStale = false
  let moment = 0
  const reactedAt = new Map<string, number>()
  const edges = { older: 'idle', newer: 'idle' } as Record<Edge, 'idle' | 'loading' | 'failed'>

  const edgeOf = (edge: Edge, isEnd: boolean): PageEdge => {
    const state = edges[edge]
    if (isEnd) return 'end'
    return state === 'idle' ? 'more' : state
  }

  const state = createView<TopicFeedState>(batch, () => {
    if (window) {
      return {
        kind: 'open',
        window: overlayWindow(window, overlay),
        viewer: overlayViewer(viewer, overlay),
        isCatchingUp: isCatchingUp || isStale || window.aside.length > 0,
        older: edgeOf('older', firstSeq(window) <= 1),
        newer: edgeOf('newer', isAtHead(window)),
      }
    }
    return error ? { kind: 'failed', error } : { kind: 'loading' }
  })

  const change = (run: () => void) => {
    run()
    state.invalidate()
  }

  return {
    state,
    window: () => window,
    setWindow: next =>
      change(() => {
        window = evict(next, place ?? lastSeq(next), HELD_THOUGHTS)
        overlay = withoutSettled(overlay, window)
        error = undefined
      }),
    viewer: () => viewer,
    setViewer: next => next !== viewer && change(() => (viewer = next)),
    setReacted(thoughtId, kinds) {
      reactedAt.set(thoughtId, ++moment)
      change(() => (viewer = withReacted(viewer, thoughtId, kinds)))
    },
    moment: () => moment,
    takeViewer(news, thoughts, asked) {
      const told = thoughts.filter(({ id }) => (reactedAt.get(id) ?? 0) <= asked)
      change(() => (viewer = mergeViewer(viewer, news, told)))
    },
    overlay: () => overlay,
    setOverlay: next => change(() => (overlay = next)),
    place: () => place,
    setPlace(seq) {
      place = seq
    },
    setEdge: (edge, next) => edges[edge] !== next && change(() => (edges[edge] = next)),
    setCatchingUp: next => isCatchingUp !== next && change(() => (isCatchingUp = next)),
    restore: (kept, keptViewer) =>
      change(() => {
        window = kept
        viewer = keptViewer
        error = undefined
        isStale = true
      }),
    doubt: () => !isStale && change(() => (isStale = true)),
    confirm: () => isStale && change(() => (isStale = false)),
    fail: next =>
      change(() => {
        window = undefined
        isStale = false
        error = next
      }),
    clear: () =>
      change(() => {
        window = undefined
        isStale = false
        error = undefined
        viewer = NO_VIEWER
        overlay = NO_OVERLAY
        reactedAt.clear()
        edges.older = 'idle'
        edges.newer = 'idle'
      }),
  }
}
