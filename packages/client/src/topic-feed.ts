import type { Changes, Head } from '@mehfil/shared/changes'
import type { ViewerChanged } from '@mehfil/shared/contract/events'
import { readTopic } from '@mehfil/shared/contract/topics'
import { type FeedWindow, isAtHead, thoughtAt } from '@mehfil/shared/feed-window'
import { laterRead, type ReadPlace } from '@mehfil/shared/read-place'
import type { Thought } from '@mehfil/shared/thought'
import { isVeiled, veiled } from '@mehfil/shared/veil'
import type { TopicFeed } from './feed-client.ts'
import type { FeedContext } from './feed-context.ts'
import { createFeedKeeping } from './feed-keeping.ts'
import { createFeedModel } from './feed-model.ts'
import { loadEdge } from './feed-pages.ts'
import { createFeedReactions } from './feed-reactions.ts'
import { createFeedSync } from './feed-sync.ts'
import { createReadMark } from './read-mark.ts'

/** Topics are left a moment after the last holder: a page that is drawn twice does not leave and join again. */
const LEAVE_AFTER_MS = 1_000

/** A feed as the client drives it; holders see only `feed`. */
export type FeedUnit = {
  readonly feed: TopicFeed
  hold(): void
  isHeld(): boolean
  /** Held, and complete as far as is known. */
  isWhole(): boolean
  /** True: others are looked at more lately, and this one is not watched until it is again. */
  setResting(isResting: boolean): void
  /** Up to where its window goes in this numbering; undefined where there is none. */
  keptRev(epoch: string): number | undefined
  /** Brings the window of a topic that nobody holds up to date. Throws `Failure`. */
  freshen(): Promise<void>
  headSeq(): number
  /** True when this thought of our own will appear by itself: its card waits for that. */
  awaits(thought: Thought): boolean
  handleFrame(frame: Changes): void
  handleHead(head: Head): void
  handleUp(): void
  /** The line is back: what waits for it goes now, also of a topic that nobody looks at any more. */
  wake(): void
  handleViewer(change: ViewerChanged): void
  /** What its reader bookmarks has changed. */
  handleBookmarks(): void
  /** Shows nothing of this person any more. */
  hide(personId: string): void
  /** Whom the reader sees has changed: the window opens anew, around her place. */
  handleSight(): void
  /** Another person looks from now on. */
  handleUser(isOtherMember: boolean): void
  stop(): void
}

export function createTopicFeed(context: FeedContext): FeedUnit {
  const { clock, topicId, call } = context
  const model = createFeedModel(context.batch)
  let holders = 0
  let leaveTimer: unknown
  let isStopped = false
  let isPlanned = false
  let isResting = false
  const sync = createFeedSync(context, model, () => holders > 0 && !isStopped && !isResting)
  const keeping = createFeedKeeping(context, model)
  const reactions = createFeedReactions(context, model)
  const readMark = createReadMark(clock, async ({ readSeq, readRev }) => {
    handleRead(await call(readTopic, { topicId, seq: readSeq, rev: readRev }))
  })

  /** In a microtask, so that a holder who asks for a place at once does not load the newest first. */
  function planSync() {
    if (isPlanned) return
    isPlanned = true
    queueMicrotask(() => {
      isPlanned = false
      void sync.sync()
    })
  }

  /** What is not shown to her cannot be read, and must not stay unread: her mark passes it. */
  function passVeiled() {
    const window = model.window()
    const { readSeq, readRev } = model.viewer()
    if (!window || !context.isMember() || readSeq === 0) return
    let passed = readSeq
    for (let next = thoughtAt(window, passed + 1); next && isVeiled(next); ) {
      next = thoughtAt(window, ++passed + 1)
    }
    const read = { readSeq: passed, readRev }
    if (passed > readSeq && handleRead(read)) readMark.mark(read)
  }
  model.state.subscribe(passVeiled)

  /** Answers whether it is news. */
  function handleRead({ readSeq, readRev }: ReadPlace): boolean {
    const viewer = model.viewer()
    const read = { readSeq, readRev }
    if (laterRead(viewer, read) === viewer) return false
    model.setViewer({ ...viewer, ...read })
    context.handleRead(topicId, read)
    return true
  }

  async function open(at: { around?: number }) {
    model.setPlace(at.around)
    await sync.openAt(at)
    if (context.isUp()) void sync.sync()
  }

  const feed: TopicFeed = {
    topicId,
    state: model.state,
    loadOlder: () => loadEdge(context, model, sync, 'older'),
    loadNewer: () => loadEdge(context, model, sync, 'newer'),
    async openAround(seq) {
      const window = model.window()
      if (window && thoughtAt(window, seq)) model.setPlace(seq)
      else await open({ around: seq })
    },
    async openNewest() {
      const window = model.window()
      if (window && isAtHead(window)) model.setPlace(undefined)
      else await open({})
    },
    react: reactions.react,
    setPlace: model.setPlace,
    markRead(readSeq, readRev = model.viewer().readRev) {
      const read = { readSeq, readRev }
      if (context.isMember() && handleRead(read)) readMark.mark(read)
    },
    release() {
      if (holders === 0 || --holders > 0) return
      leaveTimer = clock.setTimeout(() => {
        sync.stop()
        sync.leave()
      }, LEAVE_AFTER_MS)
      context.handleRelease()
    },
  }

  return {
    feed,
    hold() {
      clock.clearTimeout(leaveTimer)
      isStopped = false
      if (++holders > 1) return
      planSync()
      if (!model.window()) void keeping.restore()
    },
    isHeld: () => holders > 0,
    isWhole() {
      const state = model.state.get()
      return state.kind !== 'loading' && !(state.kind === 'open' && state.isCatchingUp)
    },
    setResting(next) {
      if (next === isResting) return
      isResting = next
      if (!isResting) return planSync()
      sync.stop()
      sync.leave()
      model.doubt()
    },
    keptRev(epoch) {
      const window = model.window()
      return window?.epoch === epoch ? window.rev : undefined
    },
    freshen: sync.freshen,
    headSeq: () => model.window()?.headSeq ?? 0,
    awaits(thought) {
      const window = model.window()
      if (holders === 0 || !window || !isAtHead(window) || window.rev >= thought.rev) return false
      sync.expect(thought.rev)
      return true
    },
    handleFrame: sync.handleFrame,
    handleHead: sync.handleHead,
    handleUp() {
      isStopped = false
      void sync.sync()
    },
    wake() {
      readMark.flush()
      reactions.wake()
    },
    handleBookmarks: keeping.handleBookmarks,
    handleViewer({ reacted, read, muted }) {
      if (reacted) model.setReacted(reacted.thoughtId, reacted.kinds)
      if (read?.topicId === topicId) handleRead(read)
      if (muted?.topicId === topicId) model.setViewer({ ...model.viewer(), muted: muted.muted })
    },
    hide(personId) {
      const window = model.window()
      const isHers = ({ authorId }: Thought) => authorId === personId
      if (window?.thoughts.some(isHers)) model.setWindow(withoutPerson(window, isHers))
    },
    handleSight() {
      sync.restart()
      if (holders > 0) void sync.sync()
    },
    handleUser(isOtherMember) {
      if (isOtherMember) {
        model.clear()
        reactions.clear()
        readMark.reset()
      }
      sync.restart()
      if (holders === 0) return
      void sync.sync()
      if (isOtherMember) void keeping.restore()
    },
    stop() {
      isStopped = true
      clock.clearTimeout(leaveTimer)
      keeping.stop()
      sync.stop()
    },
  }
}

const withoutPerson = (window: FeedWindow, isHers: (thought: Thought) => boolean): FeedWindow => ({
  ...window,
  thoughts: window.thoughts.map(thought => (isHers(thought) ? veiled(thought) : thought)),
  recent: [],
  aside: [],
})
