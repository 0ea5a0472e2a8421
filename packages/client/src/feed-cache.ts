import type { FeedWindow } from '@mehfil/shared/feed-window'
import type { People } from '@mehfil/shared/person'
import type { Viewer } from '@mehfil/shared/thought'

/** Topics kept for each account, and thoughts of each: what a phone shows before the line is there. */
export const KEPT_TOPICS = 10
export const KEPT_THOUGHTS = 60

/** The newest end of a window as it was read last. Complete up to its `rev`, so that it is caught up like any other. */
export type CachedFeed = {
  readonly window: FeedWindow
  readonly viewer: Viewer
  readonly people: People
}

/** What was read last, for a start without a line. `userId` is empty for a guest. May forget, and may reject. */
export type FeedCache = {
  load(userId: string, topicId: string): Promise<CachedFeed | undefined>
  /** Keeps it as the newest of this account; the oldest beyond `KEPT_TOPICS` go. */
  save(userId: string, feed: CachedFeed): Promise<void>
  /** Nothing that this account has read stays behind. */
  forget(userId: string): Promise<void>
}

export const noFeedCache: FeedCache = {
  load: async () => undefined,
  save: async () => undefined,
  forget: async () => undefined,
}
