import * as z from 'zod/mini'
import { Id, TopicRef } from './fields.ts'
import { LIMITS } from './limits.ts'
import { People } from './person.ts'

/** Said while somebody writes, again and again; what is not said again is forgotten after `TIMES.typing`. */
export const TellTyping = z.strictObject({
  topicId: TopicRef,
  /** False: she has stopped, or shared it. */
  typing: z.optional(z.boolean()),
})

/** Who is in a topic just now. The same for everyone: a reader takes herself out of those who type. */
export const Presence = z.object({
  topicId: Id,
  /** People who watch the topic, on all nodes: each member once, however many devices she has, and guests. */
  here: z.int(),
  typing: z.object({
    count: z.int(),
    /** Who began first, at most `LIMITS.typingNamed`. */
    ids: z.array(Id).check(z.maxLength(LIMITS.typingNamed)),
  }),
  /** Those of `typing`. */
  people: People,
})
export type Presence = z.infer<typeof Presence>
