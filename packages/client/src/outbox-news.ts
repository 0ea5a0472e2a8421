import type { Thought } from '@mehfil/shared/thought'
import type { Held } from './outbox-store.ts'

/** What tabs tell each other of the outbox. Each says how something is now, so that hearing it twice changes nothing. */
export type OutboxNews =
  | { readonly kind: 'outbox-held'; readonly held: Held }
  /** What waits, as far as a tab knows that has just come: others may know better. */
  | { readonly kind: 'outbox-found'; readonly found: readonly Held[] }
  /** Taken back; `order` tells it from the same clientId given in again later. */
  | { readonly kind: 'outbox-dropped'; readonly clientId: string; readonly order: number }
  /** `body` is what was sent; the thought may have been edited since. */
  | {
      readonly kind: 'outbox-written'
      readonly clientId: string
      readonly body: string
      readonly thought: Thought
    }
