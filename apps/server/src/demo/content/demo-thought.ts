import type { Handle } from './people.ts'
import type { PictureName } from './pictures.ts'

export type ReactionKind = 'relatable' | 'wah' | 'love' | 'laugh' | 'sad' | 'wow'

/** One thought of the demo community. Within a topic they stand oldest first. */
export type DemoThought = {
  /** Handle of the author. */
  readonly by: Handle
  readonly body: string
  /** Name by which later thoughts of the same topic may answer this one. */
  readonly key?: string
  /** Key of an earlier thought of the same topic. */
  readonly replyTo?: string
  /** Who reacted how: each person at most once to a thought, never to their own. */
  readonly reactions?: Partial<Record<ReactionKind, readonly Handle[]>>
  readonly picture?: PictureName
  /** Age in minutes at the moment of seeding; falls along a topic. */
  readonly minutesAgo?: number
}
