import { Bye } from '@mehfil/shared/contract/events'
import { Id, Rev } from '@mehfil/shared/fields'
import * as z from 'zod/mini'

/** A topic has come as far as this. What changed is in the database, for whoever has readers of it. */
export const Hint = z.object({ topicId: Id, rev: Rev })
export type Hint = z.infer<typeof Hint>

export const Hints = z.array(Hint)

/** The sockets in a room are to be closed, wherever they are. */
export const Closing = z.object({ room: z.string(), bye: Bye })
export type Closing = z.infer<typeof Closing>

/** Whom these members see has changed. What it is now is in the database. */
export const ChangedSights = z.array(Id)
export type ChangedSights = z.infer<typeof ChangedSights>

/** More in one message than a node has connections is nonsense. */
const MOST = 50_000

/** Who is in a topic on one node, members by a short key. Nobody: empty. */
export const Crowd = z.object({
  members: z.array(z.string().check(z.maxLength(36))).check(z.maxLength(MOST)),
  guests: z.int().check(z.nonnegative()),
})
export type Crowd = z.infer<typeof Crowd>

export const Typing = z.object({ topicId: Id, personId: Id, isTyping: z.boolean() })
export type Typing = z.infer<typeof Typing>

/** What one node knows of presence; may be lost, and is told again. */
export const NodePresence = z.object({
  node: Id,
  /** It is about to stop: nobody is there any more. */
  isLeaving: z.boolean(),
  /** These are all its topics; else those that changed. */
  isWhole: z.boolean(),
  crowds: z.record(Id, Crowd),
  typing: z.array(Typing).check(z.maxLength(MOST)),
})
export type NodePresence = z.infer<typeof NodePresence>
