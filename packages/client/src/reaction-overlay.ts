import type { FeedWindow } from '@mehfil/shared/feed-window'
import type { ReactionCounts, ReactionKind } from '@mehfil/shared/reaction'
import type { Thought } from '@mehfil/shared/thought'
import type { PendingReaction } from './states.ts'
import { type FeedViewer, withReacted } from './viewer.ts'

/** Counts that an answer brought before the frame with the whole row; they hold until that row has come (D10). */
export type AnsweredCounts = {
  readonly thoughtId: string
  readonly reactions: ReactionCounts
  readonly rev: number
}

export type Overlay = {
  readonly pending: readonly PendingReaction[]
  readonly answered: readonly AnsweredCounts[]
}

export const NO_OVERLAY: Overlay = { pending: [], answered: [] }

/** What to show as the count of a kind when it was clicked at `count`. */
export const targetCount = (count: number, wanted: boolean) => Math.max(0, count + (wanted ? 1 : -1))

/**
 * A frame may count the reaction in before its answer has come, and then `+ 1` would count it twice. So what is shown
 * is at least (or, taken back, at most) the count that the click aimed at: it neither overshoots nor dips.
 */
const shownCount = (count: number, { wanted, target }: PendingReaction) =>
  wanted ? Math.max(count, target) : Math.min(count, target)

function withCount(reactions: ReactionCounts, kind: ReactionKind, count: number): ReactionCounts {
  const { [kind]: _, ...others } = reactions
  return count === 0 ? others : { ...others, [kind]: count }
}

/** The window with the overlay laid over it; the same object when there is nothing to lay. */
export function overlayWindow(window: FeedWindow, { pending, answered }: Overlay): FeedWindow {
  if (pending.length === 0 && answered.length === 0) return window
  return {
    ...window,
    thoughts: window.thoughts.map(thought => overlayThought(thought, { pending, answered })),
  }
}

function overlayThought(thought: Thought, { pending, answered }: Overlay): Thought {
  const mine = pending.filter(reaction => reaction.thoughtId === thought.id)
  const answer = answered.find(({ thoughtId, rev }) => thoughtId === thought.id && rev > thought.rev)
  if (mine.length === 0 && !answer) return thought
  const reactions = mine.reduce(
    (counts, reaction) => withCount(counts, reaction.kind, shownCount(counts[reaction.kind] ?? 0, reaction)),
    answer?.reactions ?? thought.reactions,
  )
  return { ...thought, reactions }
}

export const overlayViewer = (viewer: FeedViewer, { pending }: Overlay): FeedViewer =>
  pending.reduce((shown, { thoughtId, kind, wanted }) => withReaction(shown, thoughtId, kind, wanted), viewer)

export function withReaction(
  viewer: FeedViewer,
  thoughtId: string,
  kind: ReactionKind,
  wanted: boolean,
): FeedViewer {
  const kinds = viewer.reacted[thoughtId] ?? []
  if (kinds.includes(kind) === wanted) return viewer
  return withReacted(viewer, thoughtId, wanted ? [...kinds, kind] : kinds.filter(other => other !== kind))
}

/** Without answered counts whose row has come, or is not held any more. */
export function withoutSettled(overlay: Overlay, window: FeedWindow): Overlay {
  if (overlay.answered.length === 0) return overlay
  const revs = new Map(window.thoughts.map(thought => [thought.id, thought.rev]))
  const answered = overlay.answered.filter(({ thoughtId, rev }) => (revs.get(thoughtId) ?? rev) < rev)
  return answered.length === overlay.answered.length ? overlay : { ...overlay, answered }
}
