import type { ReactionKind } from '@mehfil/shared/reaction'
import { laterRead } from '@mehfil/shared/read-place'
import type { Thought, Viewer } from '@mehfil/shared/thought'

/** What a feed knows of its reader. What she keeps is known for all feeds together: `bookmarks.ts`. */
export type FeedViewer = Omit<Viewer, 'bookmarked'>

/**
 * Adds what a page says of its reader. For the given thoughts it is the whole truth: one that it does not name has
 * none of her reactions. A page that was read before the mark moved does not move it back.
 */
export function mergeViewer(held: FeedViewer, news: FeedViewer, thoughts: readonly Thought[]): FeedViewer {
  const told = new Set(thoughts.map(({ id }) => id))
  const reacted = [
    ...Object.entries(held.reacted).filter(([id]) => !told.has(id)),
    ...Object.entries(news.reacted).filter(([id]) => told.has(id)),
  ]
  const { readSeq, readRev } = laterRead(held, news)
  const { muted, role } = news
  return { reacted: Object.fromEntries(reacted), readSeq, readRev, muted, role }
}

export function withReacted(held: FeedViewer, thoughtId: string, kinds: readonly ReactionKind[]): FeedViewer {
  const { [thoughtId]: _, ...others } = held.reacted
  return { ...held, reacted: kinds.length === 0 ? others : { ...others, [thoughtId]: [...kinds] } }
}
