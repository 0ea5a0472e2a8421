import type { ErrorBody } from '@mehfil/shared/errors'
import type {
  Notification,
  NotificationCount,
  NotificationSettings,
  SetNotifications,
} from '@mehfil/shared/notification'
import type { Readable } from './ports.ts'
import type { PageEdge } from './states.ts'

export type NotificationListState =
  /** Nobody has looked yet. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'loading' }
  /** The newest first, kept up by itself. */
  | {
      readonly kind: 'ready'
      readonly notifications: readonly Notification[]
      readonly older: PageEdge
    }
  | { readonly kind: 'failed'; readonly error: ErrorBody }

export type NotificationSettingsState =
  /** Nobody has asked yet. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'loading' }
  /** With what she has just changed. */
  | { readonly kind: 'known'; readonly settings: NotificationSettings }
  | { readonly kind: 'failed'; readonly error: ErrorBody }

/** What a member is told of; the same in all her tabs and devices. Nothing for guests. */
export type Notifications = {
  /** How much of it is not read; nothing until the first answer, with the line. What she reads here counts at once. */
  readonly count: Readable<NotificationCount>
  readonly list: Readable<NotificationListState>
  /** The last row that came, or came again, while she was here: to be said aloud, say. */
  readonly arrived: Readable<Notification | null>
  /** Asks for the newest page: when somebody begins to look, and again after a failure. What is held stays meanwhile. */
  load(): void
  /** The next page below; also again after it has failed. */
  loadOlder(): void
  /** Everything up to this number has been seen. Asked again until the server has it. */
  read(upTo: number): void
  readonly settings: Readable<NotificationSettingsState>
  /** Asks for them, unless they are on their way. */
  loadSettings(): void
  /** Shows at once. Throws `Failure` once it is taken back. */
  set(change: SetNotifications): Promise<void>
}
