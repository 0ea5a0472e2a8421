import type { Thought } from './thought.ts'

/** Stands where the author of a veiled thought would: nobody's id. */
export const NOBODY_ID = '00000000-0000-0000-0000-000000000000'

/**
 * A thought of somebody whom the reader does not see: its place and its revision, so that nothing seems to be missing
 * (D3, D4), and nothing of her. To whoever only asks whether there is something to show it is like a deleted one.
 */
export const veiled = ({ id, topicId, seq, rev, createdAt }: Thought): Thought => ({
  id,
  topicId,
  seq,
  rev,
  authorId: NOBODY_ID,
  body: null,
  media: [],
  replyTo: null,
  replyCount: 0,
  reactions: {},
  createdAt,
  editedAt: null,
  deletedAt: createdAt,
})

export const isVeiled = ({ authorId }: Pick<Thought, 'authorId'>): boolean => authorId === NOBODY_ID
