import * as z from 'zod/mini'
import { Cursor, Id, Limit, Seq, Time, TopicRef } from './fields.ts'
import { LIMITS } from './limits.ts'
import { People } from './person.ts'
import { ReactionKind } from './reaction.ts'

/** What a member is told of: somebody named her, answered her, reacted to her, follows her. */
export const NotificationKind = z.enum(['mention', 'reply', 'reaction', 'follow'])
export type NotificationKind = z.infer<typeof NotificationKind>

/**
 * What happened, as a row of the list. Reactions on one thought are one row, and so are followers until it is read: who
 * comes later moves it up again, under the same id and with a higher number.
 */
export const Notification = z.object({
  id: Id,
  /** Grows with every change of any of her rows, so that the list and its read mark have an order. */
  number: z.int(),
  kind: NotificationKind,
  /** Who, the last one first; the rest are in `count`. */
  personIds: z.array(Id).check(z.maxLength(LIMITS.noticedPeople)),
  /** How many people in all. */
  count: z.int(),
  /** The thought that names or answers her, or that was reacted to; null where somebody follows her. */
  thought: z.nullable(
    z.object({
      id: Id,
      seq: Seq,
      topicId: Id,
      topicSlug: z.string(),
      topicName: z.string(),
      /** Its beginning. */
      excerpt: z.string(),
    }),
  ),
  /** Of reactions: which, the commonest first. */
  reactions: z.array(ReactionKind),
  at: Time,
  isRead: z.boolean(),
})
export type Notification = z.infer<typeof Notification>

/**
 * How many rows are not read, up to which number they were, and the number of the last change: all of one moment,
 * absolute (D10). Neither number ever falls, also where rows go: whatever comes with lower ones is older.
 */
export const NotificationCount = z.object({ unread: z.int(), readUpTo: z.int(), number: z.int() })
export type NotificationCount = z.infer<typeof NotificationCount>

export const ListNotifications = z.strictObject({ limit: Limit, cursor: z.optional(Cursor) })

export const NotificationPage = z.extend(NotificationCount, {
  /** The newest first. */
  notifications: z.array(Notification),
  people: People,
  next: z.nullable(Cursor),
})
export type NotificationPage = z.infer<typeof NotificationPage>

/** Everything up to this number has been seen. */
export const ReadNotifications = z.strictObject({ upTo: z.int().check(z.minimum(0)) })

/** Which kinds tell her anything, anywhere. */
export const NotificationKinds = z.object({
  mention: z.boolean(),
  reply: z.boolean(),
  reaction: z.boolean(),
  follow: z.boolean(),
})
export type NotificationKinds = z.infer<typeof NotificationKinds>

/** What a topic may tell her: everything, only who names or answers her, or nothing. A muted topic tells nothing. */
export const TopicNotifications = z.enum(['all', 'direct', 'none'])
export type TopicNotifications = z.infer<typeof TopicNotifications>

export const NotificationSettings = z.object({
  kinds: NotificationKinds,
  /** By id; of a topic that is not in here: `all`. */
  topics: z.record(z.string(), TopicNotifications),
})
export type NotificationSettings = z.infer<typeof NotificationSettings>

export const SetNotifications = z.strictObject({
  kinds: z.optional(z.partial(z.strictObject(NotificationKinds.shape))),
  topic: z.optional(z.strictObject({ topicId: TopicRef, tells: TopicNotifications })),
})
export type SetNotifications = z.infer<typeof SetNotifications>

/**
 * A row that is new or has changed, as it is told to all tabs and devices. One that only lost somebody keeps its number;
 * what is news has a higher one than all before it.
 */
export const NotificationNews = z.extend(NotificationCount, {
  notification: Notification,
  people: People,
})
export type NotificationNews = z.infer<typeof NotificationNews>

/** What has changed beside the rows that are told one by one. */
export const NotificationsChanged = z.extend(NotificationCount, {
  /** Rows that are no more: what they told of was taken back. */
  gone: z.optional(z.array(Id)),
  /** More has changed than is told: the list has to be asked for anew. */
  list: z.optional(z.literal('changed')),
})
export type NotificationsChanged = z.infer<typeof NotificationsChanged>
