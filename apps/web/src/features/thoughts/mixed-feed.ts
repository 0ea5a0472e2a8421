import type { FeedClient } from '@mehfil/client/feed-client'
import type { Readable } from '@mehfil/client/ports'
import type { PageEdge } from '@mehfil/client/states'
import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { MixedPage, Thought } from '@mehfil/shared/thought'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore } from '#lib/store.ts'
import { createFollowing } from './mixed-following.ts'
import { type LoadPage, pagesDownTo } from './mixed-pages.ts'
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

/** Thoughts held while the newest are read: beyond, what is far below them is let go of, and loaded again by who goes there. */
const HELD_AT_TOP = 500

export type MixedFeed = Omit<ReturnType<typeof createMixedFeed>, 'state'> & {
  readonly state: Readable<MixedFeedState>
}

const ALL = () => true
const NOTHING: Mixed = { thoughts: [], arrivals: 0 }

/** How thoughts are taken in, and which: all, unless said otherwise. */
type Choice = { readonly mix?: Mix; readonly belongs?: (thought: Thought) => boolean }

/** A feed of several topics: read in pages, kept live by the feeds of the topics in it. */
export function createMixedFeed(client: FeedClient, load: LoadPage, choice: Choice = {}) {
  const { mix = mixIn, belongs = ALL } = choice
  const state = createStore<MixedFeedState>({ kind: 'loading' })
  const follow = createFollowing(client, {
    handleNews: ({ thoughts }) => mixNews(admitted(thoughts)),
    handleUnheld: () => void lookAgain(),
    handleAnew: () => beginAnew(),
  })
  let cursor: string | undefined
  /** What pages brought, to the last one without a gap. News do not count: between two there may be those of others. */
  const readIds = new Set<string>()
  let scope: ReadonlySet<string> | undefined
  let isOutdated = false
  /** The next look reads all of it, and not only what came. */
  let isToReadAnew = false
  let isFollowed = false
  let looks = 0
  let isAtTop = false
  let isShortening = false

  const admitted = (thoughts: readonly Thought[]) =>
    thoughts.filter(thought => belongs(thought) && (scope?.has(thought.topicId) ?? true))
  const update = (change: (open: OpenState) => OpenState) => {
    const current = state.get()
    if (current.kind === 'open') state.set(change(current))
  }

  function noteRead({ thoughts }: MixedPage): void {
    for (const { id } of thoughts) readIds.add(id)
  }

  /** Takes what stands below all that was read. */
  function takePage(page: MixedPage): void {
    cursor = page.next ?? undefined
    noteRead(page)
    const current = state.get()
    const held: Mixed = current.kind === 'open' ? current : NOTHING
    const reacted = { ...(current.kind === 'open' ? current.reacted : {}), ...page.viewer.reacted }
    const mixed = mix(held, admitted(page.thoughts), 'page')
    state.set({ kind: 'open', ...mixed, reacted, older: page.next === null ? 'end' : 'more' })
  }

  function beginWith(pages: readonly MixedPage[]): void {
    readIds.clear()
    for (const page of pages) takePage(page)
  }

  /** Opens anew; so far down as the thought with this id is, should it be where the reader was. */
  async function open(soughtId?: string): Promise<void> {
    state.set({ kind: 'loading' })
    isOutdated = false
    try {
      const isSought = ({ thoughts }: MixedPage) =>
        soughtId === undefined || thoughts.some(({ id }) => id === soughtId)
      const { pages, isFound } = await pagesDownTo(load, isSought)
      beginWith(isFound ? pages : pages.slice(0, 1))
    } catch (error) {
      state.set({ kind: 'failed', problem: problemOf(error) })
    }
  }

  async function loadOlder(): Promise<void> {
    const current = state.get()
    if (current.kind !== 'open' || (current.older !== 'more' && current.older !== 'failed')) return
    update(held => ({ ...held, older: 'loading' }))
    const from = cursor
    try {
      const page = await load(from)
      // Begun anew meanwhile, it goes on from elsewhere.
      if (from === cursor) takePage(page)
    } catch {
      if (from === cursor) update(held => ({ ...held, older: 'failed' }))
    }
  }

  /** Looks for what came meanwhile, until it meets what was read; after too much of it the list begins anew. */
  async function refresh(): Promise<void> {
    if (state.get().kind !== 'open') return open()
    const { pages, isFound } = await pagesDownTo(load, page =>
      page.thoughts.some(({ id }) => readIds.has(id)),
    )
    const current = state.get()
    if (current.kind !== 'open') return
    const thoughts = admitted(pages.flatMap(page => page.thoughts))
    const mixed = mix(current, thoughts, 'top')
    if (isFound || pages.at(-1)?.next === null) {
      pages.forEach(noteRead)
      const reacted = Object.assign({}, current.reacted, ...pages.map(page => page.viewer.reacted))
      state.set({ ...current, ...mixed, reacted })
    } else {
      state.set({ ...current, ...NOTHING, arrivals: mixed.arrivals })
      beginWith(pages)
    }
  }

  /** Reads all that is held once more, and shows what there is of it now, in one turn: the place holds. */
  async function readAnew(): Promise<void> {
    isToReadAnew = false
    const held = state.get()
    if (held.kind !== 'open') return open()
    let count = 0
    const { pages } = await pagesDownTo(load, page => {
      count += page.thoughts.length
      return count >= held.thoughts.length
    })
    const current = state.get()
    const last = pages.at(-1)
    if (current.kind !== 'open' || !last) return
    readIds.clear()
    pages.forEach(noteRead)
    cursor = last.next ?? undefined
    const { thoughts } = pages.reduce((mixed, page) => mix(mixed, admitted(page.thoughts), 'page'), NOTHING)
    const reacted = Object.assign({}, ...pages.map(page => page.viewer.reacted))
    state.set({ ...current, thoughts, reacted, older: last.next === null ? 'end' : 'more' })
  }

  /** Whom the reader sees is another now; at once if she looks, else when she comes back. */
  function beginAnew(): void {
    if (state.get().kind !== 'open') return
    if (!isFollowed) {
      isOutdated = true
      return
    }
    isToReadAnew = true
    void lookAgain()
  }

  function followTopics(topicIds: readonly string[]): void {
    isFollowed = topicIds.length > 0
    follow(topicIds)
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

  /** One look at a time; a wish that comes meanwhile is granted afterwards. */
  async function lookAgain(): Promise<void> {
    const isLooking = looks > 0
    looks = 2
    if (isLooking) return
    try {
      while (--looks > 0) await (isToReadAnew ? readAnew() : refresh())
    } catch {
      // The next news or the next line brings it.
      looks = 0
    }
  }

  function mixNews(thoughts: readonly Thought[]): void {
    update(held => {
      const mixed = mix(held, thoughts, 'news')
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
      readIds.clear()
      noteRead(page)
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
    mixNews([thought])
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

  return {
    state,
    isDue,
    open,
    loadOlder,
    refresh,
    beginAnew,
    keepTo,
    follow: followTopics,
    setAtTop,
    settle,
    react,
  }
}

function reactedTo(thoughts: readonly Thought[], reacted: OpenState['reacted']): OpenState['reacted'] {
  const held = new Set(thoughts.map(({ id }) => id))
  return Object.fromEntries(Object.entries(reacted).filter(([id]) => held.has(id)))
}
