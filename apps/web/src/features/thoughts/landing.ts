import type { TopicFeedState } from '@mehfil/client/states'
import { isAtHead, thoughtAt } from '@mehfil/shared/feed-window'
import { leftOffSeq } from '@mehfil/shared/left-off'
import type { Topic } from '@mehfil/shared/topic'
import type { RememberedPlace } from './place-memory.ts'

/** Where a topic is opened. */
export type Landing =
  | { readonly kind: 'newest' }
  /** At a remembered place. */
  | { readonly kind: 'place'; readonly seq: number }
  /** At what was read last, on whatever device, with the unread above it. */
  | { readonly kind: 'left-off'; readonly seq: number }
  /** At the thought an address names. */
  | { readonly kind: 'thought'; readonly seq: number }

export type LandingInput = {
  /** The place that the address names. */
  seq: number | undefined
  place: RememberedPlace | null
  /** Whether this tab has shown the topic: then it knows where, and the newest is a place like any other. */
  wasHere: boolean
  topic: Pick<Topic, 'seq' | 'membership'>
}

export function landingOf({ seq, place, wasHere, topic }: LandingInput): Landing {
  if (place && place.seq > 0) return { kind: 'place', seq: place.seq }
  if (seq !== undefined) return { kind: 'thought', seq }
  const leftOff = wasHere ? 0 : leftOffSeq(topic)
  return leftOff > 0 ? { kind: 'left-off', seq: leftOff } : { kind: 'newest' }
}

/** True when what is held has the place, so that the list can start there. */
export function isHeld(state: TopicFeedState, landing: Landing): boolean {
  if (state.kind !== 'open') return false
  if (landing.kind === 'newest') return isAtHead(state.window)
  return thoughtAt(state.window, landing.seq) !== undefined
}
