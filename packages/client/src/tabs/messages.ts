import type { Bye, EventName } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'
import type { TabNews } from './tabs.ts'

/** The leader's line to the server, as the others may know it. */
export type LeadLine =
  /** `id` names this line and no later one; `userId` is whose it is. */
  | { readonly kind: 'up'; readonly id: string; readonly userId: string | undefined }
  | { readonly kind: 'down'; readonly refusal?: ErrorBody }
  | { readonly kind: 'ended'; readonly bye: Bye }

/** Who leads, and how her line is. Said when it changes, and as the answer to every ping. */
export type Lead = {
  readonly kind: 'lead'
  readonly leader: string
  /** Grows with each leader: one who slept through the loss of her seat is not heard any more. */
  readonly term: number
  readonly line: LeadLine
}

export type TabMessage =
  | Lead
  | { readonly kind: 'ping' }
  /** Somebody looks at a tab without a line: the leader tries now. */
  | { readonly kind: 'wake' }
  | {
      readonly kind: 'ask'
      readonly line: string
      readonly tab: string
      readonly number: number
      readonly name: string
      readonly input: unknown
    }
  | { readonly kind: 'answer'; readonly tab: string; readonly number: number; readonly ack: unknown }
  | { readonly kind: 'event'; readonly line: string; readonly name: EventName; readonly payload: unknown }
  | { readonly kind: 'gone'; readonly tab: string }
  | { readonly kind: 'news'; readonly news: TabNews }
