import type { ReactionKind } from '@mehfil/shared/reaction'
import { laterRead } from '@mehfil/shared/read-place'
import type { Thought, Viewer } from '@mehfil/shared/thought'

/**
 * Adds what a page says of its reader. For the given thoughts it is the whole truth: one that it does not name has
 * none of her reactions. A page that was read before the mark moved does not move it back.
 */
export function mergeViewer(held: Viewer, news: Viewer, thoughts: readonly Thought[]): Viewer {
  const told = new Set(thoughts.map(({ id }) => id))
  const { readSeq, readRev } = laterRead(held, news)
  const reacted = [
    ...Object.entries(held.reacted).filter(([id]) => !told.has(id)),
    ...Object.entries(news.reacted).filter(([id]) => told.has(id)),
  ]
  return {
    ...news,
    reacted: Object.fromEntries(reacted),
    bookmarked: [
      ...held.bookmarked.filter(id => !told.has(id)),
      ...news.bookmarked.filter(id => told.has(id)),
    ],
    readSeq,
    readRev,
  }
}

export const withBookmark = (held: Viewer, thoughtId: string, isBookmarked: boolean): Viewer => ({
  ...held,
  bookmarked: [...held.bookmarked.filter(id => id !== thoughtId), ...(isBookmarked ? [thoughtId] : [])],
})

export function withReacted(held: Viewer, thoughtId: string, kinds: readonly ReactionKind[]): Viewer {
  const { [thoughtId]: _, ...others } = held.reacted
  return { ...held, reacted: kinds.length === 0 ? others : { ...others, [thoughtId]: [...kinds] } }
}
