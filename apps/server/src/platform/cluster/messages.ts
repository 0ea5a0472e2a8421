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
