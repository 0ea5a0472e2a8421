import * as z from 'zod/mini'
import { Epoch, Id, Limit, Rev, Seq, TopicRef } from './fields.ts'
import { People } from './person.ts'
import { Thought, Viewer } from './thought.ts'

/**
 * Everything that changed in a topic in (from, to], each thought once, as it is now (D4, D9).
 * Sent to the topic's room, and the answer to a catch-up. The same for every reader.
 */
export const Changes = z.object({
  topicId: Id,
  epoch: Epoch,
  from: Rev,
  to: Rev,
  thoughts: z.array(Thought),
  people: People,
})
export type Changes = z.infer<typeof Changes>

export const Head = z.object({ epoch: Epoch, rev: Rev, seq: Seq })
export type Head = z.infer<typeof Head>

export const Since = z.strictObject({ epoch: Epoch, rev: Rev })

export const ListChanges = z.strictObject({ topicId: TopicRef, epoch: Epoch, since: Rev })

/** Either everything in (from, to], or an honest 'start anew'; never a part shown as the whole. */
export const SyncAnswer = z.union([
  z.extend(Changes, { head: Head, more: z.boolean(), viewer: Viewer }),
  z.object({ epoch: Epoch, head: Head, reset: z.literal(true) }),
])
export type SyncAnswer = z.infer<typeof SyncAnswer>

export const WatchTopic = z.strictObject({
  topicId: TopicRef,
  /** What the client holds; absent for a first look. */
  since: z.optional(Since),
  limit: Limit,
})

/**
 * `reset: false`: the changes in (from, to]. `reset: true`: the newest page, read at `to`, `from` is 0.
 * The socket is in the room before anything is read, so that frames after `to` arrive by themselves.
 */
export const Watched = z.object({
  topicId: Id,
  epoch: Epoch,
  from: Rev,
  to: Rev,
  seq: Seq,
  reset: z.boolean(),
  thoughts: z.array(Thought),
  people: People,
  viewer: Viewer,
  older: z.nullable(Seq),
})
export type Watched = z.infer<typeof Watched>
