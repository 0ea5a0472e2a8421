import type { ViewerChanged } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'
import type {
  Notification,
  NotificationCount,
  NotificationSettings,
  SetNotifications,
} from '@mehfil/shared/notification'
import type { Person, Relation, User } from '@mehfil/shared/person'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Topic } from '@mehfil/shared/topic'
import type { FeedCache } from './feed-cache.ts'
import type { CancellableCall } from './feed-context.ts'
import type { SendFile } from './file-call.ts'
import type { OpenLine } from './line.ts'
import type { CreateNotifications } from './notifications.ts'
import type { CreateLanes } from './outbox-lanes.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { PaceOptions } from './pace.ts'
import type { Clock, Readable, Wakeups } from './ports.ts'
import type { Ahead } from './prefetch.ts'
import type {
  ConnectionState,
  OutboxEntry,
  OutboxPicture,
  OutboxThought,
  PageEdge,
  TopicFeedState,
  UndoOutcome,
} from './states.ts'
import type { Tabs } from './tabs/tabs.ts'

export type FeedClientOptions = {
  /** Origin of the server, e.g. `http://localhost:3000`; empty: that of the page. */
  url: string
  fetch?: typeof fetch
  /** What sends: `createOutboxLanes`, or, in a page, that of ./browser/on-demand.ts. */
  createLanes: CreateLanes
  /** What members are told: `createNotifications`, or, in a page, that of ./browser/on-demand.ts. */
  createNotifications: CreateNotifications
  /** How files are sent; absent: by `fetch`, which does not tell how far it is. */
  sendFile?: SendFile
  clock?: Clock
  /** Where waiting thoughts are kept; absent: memory only. */
  outboxStore?: OutboxStore
  /** Where what was read last is kept for a start without a line; absent: nowhere. */
  feedCache?: FeedCache
  /** In a page: `pageWakeups` of ./system.ts. */
  wakeups?: Wakeups
  /** False while nobody looks: what is only nice to know is then not asked for. In a page: `isPageVisible`. */
  isVisible?: () => boolean
  /** How much time may be spent on what others do (./pace.ts); absent: all of it. In a page: `pagePace` of ./system.ts. */
  pace?: Pick<PaceOptions<unknown>, 'share' | 'timeDrawing'>
  /** Called once, with the first line, to load likely topics ahead from then on (./prefetch.ts); absent: nothing is. */
  loadAhead?: (ahead: Ahead) => void
  /** The Cookie header, for clients that are not browsers; empty for a guest. */
  cookie?: string
  /** Numbers in [0, 1) for jitter. */
  random?: () => number
  /** How lines to the server are opened; absent: Socket.IO. */
  openLine?: OpenLine
  /** The other tabs of the browser, and the line that all share; absent: there are none. */
  tabs?: Tabs
}

/** The feed client: typed calls, one socket, one window for each watched topic, one outbox. */
export type FeedClient = {
  /** Opens the socket and starts sending. Feeds load over HTTP without it, so paint need not wait for it. */
  start(): void
  /** Closes everything; waiting thoughts stay in the storage. */
  stop(): void
  /** Asks the server, over the socket when it is open and the command has that form, else over HTTP. Throws `Failure`. */
  call: CancellableCall
  /** Takes what an answer says of her, as the server tells it to her other tabs and devices. */
  learn(change: ViewerChanged): void
  /**
   * Bound to this account from now on (null: guest): socket reopened, windows and outbox changed with it, in all tabs of
   * the browser. Say it before `start` where it is known, and the socket opens only once.
   */
  setUser(user: User | null): void
  readonly user: Readable<User | null>
  readonly connection: Readable<ConnectionState>
  readonly outbox: Outbox
  readonly bookmarks: Bookmarks
  readonly notifications: Notifications
  readonly relations: Relations
  /** Grows when whom she sees has changed: what a page holds beside the feeds of topics is to be asked for again. */
  readonly sight: Readable<number>
  /** Everyone met so far, by id. */
  readonly people: {
    get(id: string): Person | undefined
    /** Whoever was met last first. */
    lately(): readonly Person[]
    subscribe(listener: () => void): () => void
    /** Asks for those who are unknown or known for long; all that is wanted at once in one call. */
    want(ids: readonly string[]): void
  }
  /** Who is in the topics that are watched. */
  readonly presence: PresenceDirectory
  /** The topics a member sees in the margin, with counts that move by themselves. */
  readonly topics: TopicDirectory
  /** The feed of a topic; the same object for the same topic. Watching starts with the first holder and ends after the last `release`. */
  hold(topicId: string): TopicFeed
}

export type TopicFeed = {
  readonly topicId: string
  readonly state: Readable<TopicFeedState>
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  /** A fresh window around a place (permalink, restored place). */
  openAround(seq: number): Promise<void>
  /** A window that holds the newest places. */
  openNewest(): Promise<void>
  /** Shows at once and settles on the server's count. */
  react(thoughtId: string, kind: ReactionKind, wanted: boolean): Promise<void>
  /** Says which place is being read, for eviction at the far end and resets that keep the place. */
  setPlace(seq: number): void
  /**
   * Moves the read mark forward; sent at most once a second. `rev` is the mark under which it was seen: if it was set
   * back by hand since, seeing it then does not count.
   */
  markRead(seq: number, rev?: number): void
  release(): void
}

export type Outbox = {
  readonly entries: Readable<readonly OutboxEntry[]>
  /** False when what waits would be lost with the page: warn before it is left. */
  readonly isLasting: Readable<boolean>
  /** Takes a thought in and starts sending; returns its entry at once. */
  submit(
    thought: Pick<OutboxThought, 'topicId' | 'body' | 'replyTo' | 'picture' | 'undoMs'> & {
      clientId?: string
    },
  ): OutboxEntry
  /**
   * Sends a refused or waiting entry now, with a new text or picture where one is given (then under a new clientId);
   * null takes the picture away.
   */
  retry(clientId: string, body?: string, picture?: OutboxPicture | null): void
  /** Takes an entry back: what was not sent is not sent. What is held stays, unless the server could be told. */
  discard(clientId: string): void
  /**
   * Takes a thought back that was handed in with `undoMs`, and gives it back. Needs the line, unless it was never sent;
   * without an answer nothing has changed here, though it may have there.
   */
  undo(clientId: string): Promise<UndoOutcome>
  /** Ends the hold of an entry, and of those before it in its topic: they are shared in order (D7). */
  sendNow(clientId: string): void
}

/** What a member keeps for herself; the same in all her tabs and devices. */
export type Bookmarks = {
  /** Shows a wish at once; what the server refuses is taken back. */
  has(thoughtId: string): boolean
  subscribe(listener: () => void): () => void
  /** Grows when a thought was added, here or elsewhere. */
  readonly additions: Readable<number>
  /** Throws `Failure` once it is taken back. */
  set(thoughtId: string, isBookmarked: boolean): Promise<void>
}

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

/** What a member can wish of how she stands to another. */
export type RelationName = 'follows' | 'mutes' | 'blocks'

/** How a member stands to others; the same in all her tabs and devices. */
export type Relations = {
  /** As the server said last, with what is wished and not answered yet; undefined while nothing was said. */
  of(personId: string): Relation | undefined
  subscribe(listener: () => void): () => void
  /** Shows at once; throws `Failure` once it is taken back. */
  set(person: Pick<Person, 'id' | 'handle'>, name: RelationName, isWanted: boolean): Promise<void>
}

export type TopicDirectory = {
  readonly joined: Readable<readonly Topic[]>
  /** Looks again: after joining, leaving, creating. */
  refresh(): Promise<void>
}

/** Who is in a topic just now, as the server said last. */
export type TopicPresence = {
  /** People, on all their devices, members and guests. */
  readonly here: number
  /** Ids of others who are typing: some of the first, when there are many. */
  readonly typing: readonly string[]
}

export type PresenceDirectory = {
  /** By topic; those of which nothing is known, as all are without a line, are missing. */
  readonly topics: Readable<ReadonlyMap<string, TopicPresence>>
  /** Her text has changed: others are told that she is typing, at most every few seconds and only while she is seen. */
  type(topicId: string): void
  /** She has shared it, or there is nothing left of it. */
  rest(topicId: string): void
}
