import type { FeedWindow } from '@mehfil/shared/feed-window'
import { NO_VIEWER, type Thought } from '@mehfil/shared/thought'

/** A thought at a place; what a test does not care about is filled in. */
export const thoughtAtPlace = (seq: number, parts: Partial<Thought> = {}): Thought => ({
  id: `thought-${seq}`,
  topicId: 'topic',
  seq,
  rev: seq,
  authorId: 'author',
  body: `Thought ${seq}`,
  media: [],
  replyTo: null,
  replyCount: 0,
  reactions: {},
  createdAt: new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString(),
  editedAt: null,
  deletedAt: null,
  ...parts,
})

/** An open feed that holds the places from `first` to `last`. */
export const openFeed = (first: number, last: number, readSeq = 0) => ({
  kind: 'open' as const,
  window: {
    topicId: 'topic',
    epoch: 'epoch',
    rev: last,
    headSeq: last,
    thoughts: Array.from({ length: last - first + 1 }, (_, index) => thoughtAtPlace(first + index)),
    recent: [],
    aside: [],
  } satisfies FeedWindow,
  viewer: { ...NO_VIEWER, readSeq },
  isCatchingUp: false,
  older: 'more' as const,
  newer: 'end' as const,
})
