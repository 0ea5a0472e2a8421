import type { FeedClient } from '@mehfil/client/feed-client'
import type { PageEdge } from '@mehfil/client/states'
import { addReaction, removeReaction } from '@mehfil/shared/contract/reactions'
import { listReplies, loadThoughts } from '@mehfil/shared/contract/thoughts'
import { notFound } from '@mehfil/shared/errors'
import { LIMITS } from '@mehfil/shared/limits'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore } from '#lib/store.ts'
import { withReaction } from './with-reaction.ts'

export type ThreadState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'open'
      /** The thought, then its replies, oldest first: a conversation is read downwards. */
      readonly thoughts: readonly Thought[]
      readonly reacted: Readonly<Record<string, readonly ReactionKind[]>>
      readonly more: PageEdge
    }

const PAGE = 50

type OpenThread = Extract<ThreadState, { kind: 'open' }>
export type Thread = ReturnType<typeof createThread>

/** Newer revisions replace, new replies are added; what belongs elsewhere, and whoever is not to be seen, is left out. */
export function threadWith(held: readonly Thought[], incoming: readonly Thought[]): readonly Thought[] {
  const root = held[0]
  if (!root) return held
  const bySeq = new Map(held.map(thought => [thought.seq, thought]))
  let isChanged = false
  for (const thought of incoming) {
    const known = bySeq.get(thought.seq)
    const isOfThread = thought.id === root.id || thought.replyTo?.id === root.id
    const isUncovered = known !== undefined && isVeiled(known) !== isVeiled(thought)
    if (!isOfThread && !(known && isVeiled(thought))) continue
    if (known && known.rev >= thought.rev && !isUncovered) continue
    if (isOfThread) bySeq.set(thought.seq, thought)
    else bySeq.delete(thought.seq)
    isChanged = true
  }
  return isChanged ? [...bySeq.values()].sort((a, b) => a.seq - b.seq) : held
}

/** A thought and its replies, kept live by the topic's feed. */
export function createThread(client: FeedClient, topicId: string, seq: number) {
  const state = createStore<ThreadState>({ kind: 'loading' })
  let next: number | null = null

  const update = (change: (open: OpenThread) => OpenThread) => {
    const current = state.get()
    if (current.kind === 'open') state.set(change(current))
  }
  const take = (incoming: readonly Thought[]) =>
    update(held => {
      const thoughts = threadWith(held.thoughts, incoming)
      return thoughts === held.thoughts ? held : { ...held, thoughts }
    })

  /** The thought, and so many of its replies, or a page of them. */
  async function read(replyCount: number): Promise<OpenThread> {
    const page = await client.call(loadThoughts, { topicId, around: seq, limit: 1 })
    const root = page.thoughts.find(thought => thought.seq === seq)
    if (!root) throw notFound('thought')
    const limit = Math.min(LIMITS.page, Math.max(PAGE, replyCount))
    const replies = await client.call(listReplies, { thoughtId: root.id, limit })
    next = replies.next
    const reacted = { ...page.viewer.reacted, ...replies.viewer.reacted }
    const thoughts = threadWith([root], replies.thoughts)
    return { kind: 'open', thoughts, reacted, more: next === null ? 'end' : 'more' }
  }

  async function open(): Promise<void> {
    state.set({ kind: 'loading' })
    try {
      state.set(await read(PAGE))
    } catch (error) {
      state.set({ kind: 'failed', problem: problemOf(error) })
    }
  }

  /** The topic has begun anew, as when whom the reader sees has changed: what is held may be something else now. */
  async function readAnew(): Promise<void> {
    const held = state.get()
    if (held.kind !== 'open') return
    // What fails now is brought by the next opening.
    const anew = await read(held.thoughts.length - 1).catch(() => held)
    if (state.get().kind === 'open') state.set(anew)
  }

  async function loadMore(): Promise<void> {
    const current = state.get()
    const root = current.kind === 'open' ? current.thoughts[0] : undefined
    if (!root || next === null || current.kind !== 'open' || current.more === 'loading') return
    update(held => ({ ...held, more: 'loading' }))
    try {
      const page = await client.call(listReplies, { thoughtId: root.id, after: next, limit: PAGE })
      next = page.next
      take(page.thoughts)
      const more = next === null ? 'end' : 'more'
      update(held => ({ ...held, more, reacted: { ...held.reacted, ...page.viewer.reacted } }))
    } catch {
      update(held => ({ ...held, more: 'failed' }))
    }
  }

  /** Follows the topic; answers how to stop. */
  function follow(): () => void {
    const feed = client.hold(topicId)
    let epoch: string | undefined
    const look = () => {
      const news = feed.state.get()
      if (news.kind !== 'open') return
      take(news.window.thoughts)
      if (news.window.epoch !== (epoch ?? news.window.epoch)) void readAnew()
      epoch = news.window.epoch
    }
    const stop = feed.state.subscribe(look)
    return () => {
      stop()
      feed.release()
    }
  }

  async function react(thought: Thought, kind: ReactionKind, wanted: boolean): Promise<void> {
    update(held => withReaction(held, thought.id, kind, wanted))
    try {
      const command = wanted ? addReaction : removeReaction
      const { reactions, rev } = await client.call(command, { thoughtId: thought.id, kind })
      take([{ ...thought, reactions, rev }])
    } catch (error) {
      update(held => withReaction(held, thought.id, kind, !wanted))
      throw error
    }
  }

  return { state, open, loadMore, follow, react, settle: (thought: Thought) => take([thought]) }
}
