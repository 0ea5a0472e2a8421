import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import type { Readable } from '@mehfil/client/ports'
import type { PageEdge } from '@mehfil/client/states'
import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { MixedPage, Thought } from '@mehfil/shared/thought'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore } from '#lib/store.ts'
import { type Mix, type Mixed, mixIn } from './mixed-thoughts.ts'
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
/** Pages looked through for where the list was left, at a return after a longer absence. */
const PAGES_TO_OVERLAP = 4

export type MixedFeed = Omit<ReturnType<typeof createMixedFeed>, 'state'> & {
  readonly state: Readable<MixedFeedState>
}

/** A feed of several topics: read in pages, kept live by the feeds of the topics in it. */
export function createMixedFeed(client: FeedClient, load: LoadPage, mix: Mix = mixIn) {
  const state = createStore<MixedFeedState>({ kind: 'loading' })
  const followed = new Map<string, { feed: TopicFeed; stop: () => void }>()
  let cursor: string | undefined

  const update = (change: (open: OpenState) => OpenState) => {
    const current = state.get()
    if (current.kind === 'open') state.set(change(current))
  }

  function takePage(page: MixedPage): void {
    cursor = page.next ?? undefined
    const current = state.get()
    const held: Mixed = current.kind === 'open' ? current : { thoughts: [], arrivals: 0 }
    const reacted = { ...(current.kind === 'open' ? current.reacted : {}), ...page.viewer.reacted }
    const mixed = mix(held, page.thoughts, 'page')
    state.set({ kind: 'open', ...mixed, reacted, older: page.next === null ? 'end' : 'more' })
  }

  async function open(): Promise<void> {
    state.set({ kind: 'loading' })
    try {
      takePage(await load(undefined))
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
    const thoughts = read.flatMap(page => page.thoughts)
    const reacted = Object.assign({}, ...read.map(page => page.viewer.reacted))
    update(held => ({
      ...held,
      ...mix(held, thoughts, 'top'),
      reacted: { ...held.reacted, ...reacted },
    }))
  }

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

  function takeNews(feed: TopicFeed): void {
    const news = feed.state.get()
    if (news.kind !== 'open') return
    update(held => {
      const mixed = mix(held, news.window.thoughts, 'news')
      return mixed === held ? held : { ...held, ...mixed }
    })
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

  return { state, open, loadOlder, refresh, follow, settle, react }
}
