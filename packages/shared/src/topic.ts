import * as z from 'zod/mini'
import { Cursor, Epoch, Hue, Id, Limit, line, paragraphs, Rev, Seq, Slug, Time, TopicRef } from './fields.ts'
import { LIMITS } from './limits.ts'
import { ReadPlace } from './read-place.ts'

/** A member's standing in one topic. */
export const TopicRole = z.enum(['member', 'moderator'])
export type TopicRole = z.infer<typeof TopicRole>

export const Topic = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  color: Hue,
  createdAt: Time,
  memberCount: z.int(),
  thoughtCount: z.int(),
  epoch: Epoch,
  /** Place of the newest thought. */
  seq: Seq,
  /** Number of the last change. */
  rev: Rev,
  /** The asking member's own; null for guests and those who have not joined. */
  membership: z.nullable(z.extend(ReadPlace, { role: TopicRole, unread: z.int(), muted: z.boolean() })),
})
export type Topic = z.infer<typeof Topic>

const Name = line(1, LIMITS.topicName, 'The name')
const Description = paragraphs(0, LIMITS.topicDescription, 'The description')

export const CreateTopic = z.strictObject({
  slug: Slug,
  name: Name,
  description: z.optional(Description),
  color: z.optional(Hue),
})

export const EditTopic = z.strictObject({
  topicId: TopicRef,
  name: z.optional(Name),
  description: z.optional(Description),
  color: z.optional(Hue),
})

export const ListTopics = z.strictObject({
  query: z.optional(line(0, LIMITS.topicName, 'The query')),
  limit: Limit,
  cursor: z.optional(Cursor),
  /** Only topics the asking member has joined. */
  joined: z.optional(z.enum(['yes', 'no'])),
})

export const TopicInput = z.strictObject({ topicId: TopicRef })

export const MarkRead = z.strictObject({
  topicId: TopicRef,
  seq: Seq,
  /** Under which mark this was read: if it was set back by hand since, this comes too late, and changes nothing. */
  rev: z.optional(Rev),
  /** Set by hand: everything after `seq` is unread from now on, also what was read before. */
  unread: z.optional(z.boolean()),
})
