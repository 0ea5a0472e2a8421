import type { FeedClient } from '@mehfil/client/feed-client'
import type { Readable } from '@mehfil/client/ports'
import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'
import { createMixedFeed, type MixedFeed, type MixedFeedState } from './mixed-feed.ts'
import type { LoadPage } from './mixed-pages.ts'
import type { Mix } from './mixed-thoughts.ts'

/** A list in the server's own order, which is not that of the thoughts: news change what is there and add nothing. */
export const keepIn: Mix = (held, incoming, from) => {
  const heldById = new Map(held.thoughts.map(thought => [thought.id, thought]))
  const newer = new Map(
    incoming.map(thought => {
      const known = heldById.get(thought.id)
      return [thought.id, known && known.rev >= thought.rev && !isVeiled(thought) ? known : thought]
    }),
  )
  const stay = (thought: Thought) => newer.get(thought.id) ?? thought
  const thoughts =
    from === 'top'
      ? [...newer.values(), ...held.thoughts.filter(({ id }) => !newer.has(id))]
      : held.thoughts.map(stay)
  if (from === 'page') thoughts.push(...[...newer.values()].filter(({ id }) => !heldById.has(id)))
  const living = thoughts.filter(({ deletedAt }) => !deletedAt)
  return isSame(living, held.thoughts) ? held : { ...held, thoughts: living }
}

const isSame = (a: readonly Thought[], b: readonly Thought[]) =>
  a.length === b.length && a.every((thought, at) => thought === b[at])

/** The thoughts that are bookmarked, from the moment they are and no longer. */
export function createKeptFeed(client: FeedClient, load: LoadPage): MixedFeed {
  const feed = createMixedFeed(client, load, { mix: keepIn })
  return { ...feed, state: onlyKept(feed.state, client.bookmarks) }
}

type Open = Extract<MixedFeedState, { kind: 'open' }>

/** The state without what is not kept any more; the same object until something of it changes. */
export function onlyKept(
  state: Readable<MixedFeedState>,
  bookmarks: Pick<FeedClient['bookmarks'], 'has' | 'subscribe'>,
): Readable<MixedFeedState> {
  let last: { of: Open; shown: Open } | undefined
  return {
    get() {
      const now = state.get()
      if (now.kind !== 'open') return now
      const thoughts = now.thoughts.filter(({ id }) => bookmarks.has(id))
      if (last?.of !== now || !isSame(last.shown.thoughts, thoughts)) {
        last = { of: now, shown: { ...now, thoughts } }
      }
      return last.shown
    },
    subscribe(listener) {
      const stops = [state.subscribe(listener), bookmarks.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
