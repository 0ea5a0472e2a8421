import type { Thought } from '@mehfil/shared/thought'
import { aPerson } from './a-person.ts'
import { aTopic } from './a-topic.ts'
import { anId } from './an-id.ts'

/** The thought at that place of the first topic, as it was posted; anything can be said otherwise. */
export function aThought(seq = 1, other: Partial<Thought> = {}): Thought {
  return {
    id: anId(seq, 3),
    topicId: aTopic().id,
    seq,
    rev: seq,
    authorId: aPerson().id,
    body: `Thought ${seq}`,
    media: [],
    replyTo: null,
    replyCount: 0,
    reactions: {},
    createdAt: '2026-01-01T00:00:00.000Z',
    editedAt: null,
    deletedAt: null,
    ...other,
  }
}
