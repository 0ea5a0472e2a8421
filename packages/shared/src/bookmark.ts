import * as z from 'zod/mini'
import { Id } from './fields.ts'

/** Whether a member keeps a thought for herself: nobody else is ever told. */
export const Bookmark = z.object({ thoughtId: Id, isBookmarked: z.boolean() })
export type Bookmark = z.infer<typeof Bookmark>
