import type { Bye } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'
import type { FeedWindow } from '@mehfil/shared/feed-window'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { FeedViewer } from './viewer.ts'

/** The line to the server. Each case has only the fields that mean something in it. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** The line is gone; `retryAt` (ms since the epoch, by the client's clock) is the next attempt. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number }
  /** The server said goodbye or refused; only a person (or a new version) can mend it. */
  | { readonly kind: 'ended'; readonly bye: Bye }

/** One topic as the client holds it. */
export type TopicFeedState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'open'
      readonly window: FeedWindow
      readonly viewer: FeedViewer
      /** True from the moment something is known to be missing until it has come. */
      readonly isCatchingUp: boolean
      readonly older: PageEdge
      readonly newer: PageEdge
    }
  | { readonly kind: 'failed'; readonly error: ErrorBody }

/** One end of the held run. */
export type PageEdge = 'more' | 'loading' | 'end' | 'failed'

/** A thought on its way. It is waiting, sending, held or refused with a reason; it never vanishes (D8). */
export type OutboxEntry = OutboxThought &
  (
    | {
        readonly kind: 'waiting'
        readonly attempt: number
        readonly error?: ErrorBody
        /** When it goes again by itself, in ms since the epoch by the client's clock, if the server asked to wait. */
        readonly until?: number
      }
    /** `uploaded`: which part of its picture has left, from 0 to 1; absent when it has none, or not begun. */
    | { readonly kind: 'sending'; readonly uploaded?: number }
    /** The server has it, and shows it to nobody until `publishAt` (ms, by the client's clock): it can be taken back. */
    | { readonly kind: 'held'; readonly publishAt: number }
    | { readonly kind: 'refused'; readonly error: ErrorBody }
  )

export type OutboxThought = {
  readonly clientId: string
  /** Whose it is: an entry is never sent under another account. */
  readonly authorId: string
  readonly topicId: string
  readonly body: string
  readonly replyTo?: { readonly id: string; readonly seq: number }
  readonly picture?: OutboxPicture
  /** To be held for so long before others see it; 0: it was, and is to be shared now. Absent: it is shared at once. */
  readonly undoMs?: number
  /** ISO 8601, by the client's clock: only for showing. */
  readonly writtenAt: string
}

/** A picture on its way with its thought: kept with it, and sent before it. */
export type OutboxPicture = {
  readonly blob: Blob
  /** In pixels, the right way up: its room is kept before it is drawn. */
  readonly width: number
  readonly height: number
  /** What is to be seen, in words; may be empty. */
  readonly alt: string
  /** Under which the server has it, once it has. */
  readonly mediaId?: string
}

/** What became of the wish to take a thought back. */
export type UndoOutcome =
  /** Nobody has seen it, nobody will, and this is what it was; the picture as a new one. */
  | { readonly kind: 'undone'; readonly thought: OutboxThought }
  /** It came too late. */
  | { readonly kind: 'shared' }
  /** Nobody knows: no line, say. It is what it was before. */
  | { readonly kind: 'failed'; readonly error: ErrorBody }

/** A reaction shown before the server has answered; settled by its answer, or by the frame that has it (D10). */
export type PendingReaction = {
  readonly thoughtId: string
  readonly kind: ReactionKind
  readonly wanted: boolean
  /** The count that the click aimed at. */
  readonly target: number
}
