import type { TopicFeedState } from '@mehfil/client/states'
import { isAtHead, thoughtAt } from '@mehfil/shared/feed-window'

/** Where a topic is opened. */
export type Landing =
  | { readonly kind: 'newest' }
  /** At a remembered place. */
  | { readonly kind: 'place'; readonly seq: number }
  /** At the thought an address names. */
  | { readonly kind: 'thought'; readonly seq: number }

/** True when what is held has the place, so that the list can start there. */
export function isHeld(state: TopicFeedState, landing: Landing): boolean {
  if (state.kind !== 'open') return false
  if (landing.kind === 'newest') return isAtHead(state.window)
  return thoughtAt(state.window, landing.seq) !== undefined
}
