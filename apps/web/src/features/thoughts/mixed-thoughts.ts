import type { Thought } from '@mehfil/shared/thought'
import { isVeiled } from '@mehfil/shared/veil'

/** Newest first; equal times are settled by id, which also grows with time. */
const isNewerThan = (a: Thought, b: Thought) =>
  a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt

const newestFirst = (a: Thought, b: Thought) => (isNewerThan(a, b) ? -1 : 1)

export type Mixed = {
  /** Newest first, without deleted ones. */
  readonly thoughts: readonly Thought[]
  /** How many ever came on top of those that were there first. */
  readonly arrivals: number
}

/** Where thoughts come from: a further page, the top of the list read anew, or the news of one of its topics. */
export type MixFrom = 'page' | 'top' | 'news'

/** How thoughts are taken into a list; the same list when nothing of it changes. */
export type Mix = (held: Mixed, incoming: readonly Thought[], from: MixFrom) => Mixed

/**
 * Takes thoughts into a feed of several topics: of each the newest revision, and nothing older than the oldest held
 * unless it is a page, because between the two others may be missing.
 */
export const mixIn: Mix = (held, incoming, from) => {
  const byId = new Map(held.thoughts.map(thought => [thought.id, thought]))
  const newest = held.thoughts[0]
  const oldest = held.thoughts.at(-1)
  let isChanged = false
  let arrivals = held.arrivals
  for (const thought of incoming) {
    const known = byId.get(thought.id)
    // Whoever is not to be seen any more leaves, though her thought has not changed.
    const isSettled = known && known.rev >= thought.rev && !isVeiled(thought)
    if (known ? isSettled : from !== 'page' && oldest && isNewerThan(oldest, thought)) continue
    if (!known && thought.deletedAt) continue
    if (!known && newest && isNewerThan(thought, newest)) arrivals += 1
    byId.set(thought.id, thought)
    isChanged = true
  }
  if (!isChanged) return held
  const thoughts = [...byId.values()].filter(({ deletedAt }) => !deletedAt).sort(newestFirst)
  return { thoughts, arrivals }
}

/** The newer end, down to the oldest of a page that was read just now: what a list goes on from there. */
export const downTo = (held: readonly Thought[], page: readonly Thought[]): readonly Thought[] => {
  const oldest = page.reduce<Thought | undefined>(
    (last, thought) => (last && isNewerThan(thought, last) ? last : thought),
    undefined,
  )
  return oldest ? held.filter(thought => !isNewerThan(oldest, thought)) : held
}
