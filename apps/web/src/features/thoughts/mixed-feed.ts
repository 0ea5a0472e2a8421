import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import type { Readable } from '@mehfil/client/ports'
import type { PageEdge } from '@mehfil/client/states'
import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { isAtHead } from '@mehfil/shared/feed-window'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { MixedPage, Thought } from '@mehfil/shared/thought'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore } from '#lib/store.ts'
import { downTo, type Mix, type Mixed, mixIn } from './mixed-thoughts.ts'
import { withReaction } from './with-reaction.ts'

export type MixedFeedState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | (Mixed & {
      readonly kind: 'open'
      readonly reacted: Readonly<Record<string, readonly ReactionKind[]>>
      readonly older: PageEdge
    })

type OpenState = Extract<MixedFeedState, { kind: 'open' }>

export type LoadPage = (before: string | undefined) => Promise<MixedPage>

/** Topics whose news a mixed feed follows; the socket may watch a few more for the topic pages. */
const FOLLOWED = 11
/** Thoughts held while the newest are read: beyond, what is far below them is let go of, and loaded again by who goes there. */
const HELD_AT_TOP = 500
/** Pages looked through for the place of an earlier visit. */
const PAGES_TO_PLACE = 20
/** Pages looked through for where the list was left, at a return after a longer absence. */
const PAGES_TO_OVERLAP = 4

export type MixedFeed = Omit<ReturnType<typeof createMixedFeed>, 'state'> & {
  readonly state: Readable<MixedFeedState>
}

const ALL = () => true

/** How thoughts are taken in, and which: all, unless said otherwise. */
type Choice = { readonly mix?: Mix; readonly belongs?: (thought: Thought) => boolean }

/** A feed of several topics: read in pages, kept live by the feeds of the topics in it. */
export function createMixedFeed(client: FeedClient, load: LoadPage, choice: Choice = {}) {
  const { mix = mixIn, belongs = ALL } = choice
  const state = createStore<MixedFeedState>({ kind: 'loading' })
  const followed = new Map<string, { feed: TopicFeed; stop: () => void }>()
  let cursor: string | undefined
  let scope: ReadonlySet<string> | undefined
  let isOutdated = false
  const heads = new Map<string, number>()
  let looks = 0
  let isAtTop = false
  let isShortening = false

  const admitted = (thoughts: readonly Thought[]) =>
    thoughts.filter(thought => belongs(thought) && (scope?.has(thought.topicId) ?? true))
  const update = (change: (open: OpenState) => OpenState) => {
    const current = state.get()
    if (current.kind === 'open') state.set(change(current))
  }

  function takePage(page: MixedPage): void {
    cursor = page.next ?? undefined
    const current = state.get()
    const held: Mixed = current.kind === 'open' ? current : { thoughts: [], arrivals: 0 }
    const reacted = { ...(current.kind === 'open' ? current.reacted : {}), ...page.viewer.reacted }
    const mixed = mix(held, admitted(page.thoughts), 'page')
    state.set({ kind: 'open', ...mixed, reacted, older: page.next === null ? 'end' : 'more' })
  }

  /** The newest page, and those below it down to the one that has the thought; without it, the newest alone. */
  async function pagesDownTo(soughtId: string | undefined): Promise<MixedPage[]> {
    const newest = await load(undefined)
    const pages = [newest]
    for (let last = newest; soughtId !== undefined && pages.length < PAGES_TO_PLACE; ) {
      if (last.thoughts.some(({ id }) => id === soughtId)) return pages
      if (last.next === null) break
      last = await load(last.next)
      pages.push(last)
    }
    return [newest]
  }

  /** Opens anew; so far down as the thought with this id is, should it be where the reader was. */
  async function open(soughtId?: string): Promise<void> {
    state.set({ kind: 'loading' })
    isOutdated = false
    try {
      const pages = await pagesDownTo(soughtId)
      for (const page of pages) takePage(page)
    } catch (error) {
      state.set({ kind: 'failed', problem: problemOf(error) })
    }
  }

  async function loadOlder(): Promise<void> {
    const current = state.get()
    if (current.kind !== 'open' || (current.older !== 'more' && current.older !== 'failed')) return
    update(held => ({ ...held, older: 'loading' }))
    try {
      takePage(await load(cursor))
    } catch {
      update(held => ({ ...held, older: 'failed' }))
    }
  }

  /** Looks for what came meanwhile, until it meets what is held. */
  async function refresh(): Promise<void> {
    const current = state.get()
    if (current.kind !== 'open') return open()
    const known = new Set(current.thoughts.map(({ id }) => id))
    const read: MixedPage[] = []
    let before: string | undefined
    for (let pages = 0; pages < PAGES_TO_OVERLAP; pages++) {
      const page = await load(before)
      read.push(page)
      if (page.next === null || page.thoughts.some(({ id }) => known.has(id))) break
      before = page.next
    }
    const thoughts = admitted(read.flatMap(page => page.thoughts))
    const reacted = Object.assign({}, ...read.map(page => page.viewer.reacted))
    update(held => ({
      ...held,
      ...mix(held, thoughts, 'top'),
      reacted: { ...held.reacted, ...reacted },
    }))
  }

  /** Shows these topics and no others. Of one that comes in, no page has brought what is older: that is for the next look. */
  function keepTo(topicIds: readonly string[]): void {
    const former = scope
    scope = new Set(topicIds)
    isOutdated ||= former !== undefined && topicIds.some(id => !former.has(id))
    update(held => {
      const thoughts = admitted(held.thoughts)
      return thoughts.length === held.thoughts.length ? held : { ...held, thoughts }
    })
  }

  /** Whether it has to be opened before it is looked at. */
  const isDue = () => isOutdated || state.get().kind !== 'open'

  /** Follows the news of these topics and of no others. */
  function follow(topicIds: readonly string[]): void {
    const wanted = topicIds.slice(0, FOLLOWED)
    for (const [topicId, { feed, stop }] of followed) {
      if (wanted.includes(topicId)) continue
      followed.delete(topicId)
      stop()
      feed.release()
    }
    for (const topicId of wanted) {
      if (followed.has(topicId)) continue
      const feed = client.hold(topicId)
      const take = () => takeNews(feed)
      followed.set(topicId, { feed, stop: feed.state.subscribe(take) })
      take()
    }
  }

  /** One look at a time; a wish that comes meanwhile is granted afterwards. */
  async function lookAgain(): Promise<void> {
    const isLooking = looks > 0
    looks = 2
    if (isLooking) return
    try {
      while (--looks > 0) await refresh()
    } catch {
      // The next news or the next line brings it.
      looks = 0
    }
  }

  function takeNews(feed: TopicFeed): void {
    const news = feed.state.get()
    if (news.kind !== 'open') return
    const { headSeq } = news.window
    const former = heads.get(feed.topicId) ?? headSeq
    heads.set(feed.topicId, headSeq)
    // A topic that was left far from its newest does not hold what comes there, and only tells of it.
    if (headSeq > former && !isAtHead(news.window)) void lookAgain()
    update(held => {
      const mixed = mix(held, admitted(news.window.thoughts), 'news')
      return mixed === held ? held : { ...held, ...mixed }
    })
    void shorten()
  }

  /** Whether the newest are being read. */
  function setAtTop(next: boolean): void {
    isAtTop = next
    void shorten()
  }

  const isTooLong = () => {
    const current = state.get()
    const canGoOn = current.kind === 'open' && current.older !== 'loading'
    return isAtTop && canGoOn && mix === mixIn && current.thoughts.length > HELD_AT_TOP
  }

  /** A list that is left open grows with all that comes. Only a page says how to go on from where it ends. */
  async function shorten(): Promise<void> {
    if (isShortening || !isTooLong()) return
    isShortening = true
    try {
      const page = await load(undefined)
      if (!isTooLong()) return
      cursor = page.next ?? undefined
      update(held => {
        const mixed = mix(held, admitted(page.thoughts), 'top')
        const thoughts = downTo(mixed.thoughts, page.thoughts)
        return {
          ...held,
          ...mixed,
          thoughts,
          reacted: reactedTo(thoughts, { ...held.reacted, ...page.viewer.reacted }),
          older: page.next === null ? 'end' : 'more',
        }
      })
    } catch {
      // It goes on growing until the next thought comes.
    } finally {
      isShortening = false
    }
  }

  function settle(thought: Thought): void {
    update(held => ({ ...held, ...mix(held, [thought], 'news') }))
  }

  async function react(thought: Thought, kind: ReactionKind, wanted: boolean): Promise<void> {
    update(held => withReaction(held, thought.id, kind, wanted))
    try {
      const command = wanted ? addReaction : removeReaction
      const { reactions, rev } = await client.call(command, { thoughtId: thought.id, kind })
      settle({ ...thought, reactions, rev })
    } catch (error) {
      update(held => withReaction(held, thought.id, kind, !wanted))
      throw error
    }
  }

  return { state, isDue, open, loadOlder, refresh, keepTo, follow, setAtTop, settle, react }
}

function reactedTo(thoughts: readonly Thought[], reacted: OpenState['reacted']): OpenState['reacted'] {
  const held = new Set(thoughts.map(({ id }) => id))
  return Object.fromEntries(Object.entries(reacted).filter(([id]) => held.has(id)))
}
