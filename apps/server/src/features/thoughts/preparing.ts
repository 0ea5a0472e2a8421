import { Failure, notFound } from '@mehfil/shared/errors'
import type { NewId } from '#platform/id.ts'
import { fingerprintOf } from './fingerprint.ts'
import { mediaGone } from './media.write.ts'
import type { NewThought } from './post.write.ts'
import type { ThoughtsStore } from './thoughts.store.ts'

export type Submission = {
  topicId: string
  authorId: string
  clientId: string
  body: string
  replyTo?: string | undefined
  media?: readonly string[] | undefined
}

export type PreparingDeps = {
  store: ThoughtsStore
  newId: NewId
  /** Between whom and this member a block stands. */
  apartFrom(personId: string): Promise<ReadonlySet<string>>
}

/** Looks up what a thought names, and what stands in its way. */
export function createPreparing({ store, newId, apartFrom }: PreparingDeps) {
  /** What a reply answers, or why it cannot. */
  async function answered({ topicId, authorId, replyTo }: Submission) {
    if (replyTo === undefined) return {}
    const [target, apart] = await Promise.all([store.find(replyTo), apartFrom(authorId)])
    const isThere = target && !target.deletedAt && target.topicId === topicId && !apart.has(target.authorId)
    if (!isThere) return { obstacle: notFound('thought') }
    return { replyTo: { id: target.id, seq: target.seq } }
  }

  /** The pictures in the order named, or why they cannot be shown. */
  async function shown({ authorId, clientId, media: ids = [] }: Submission) {
    if (ids.length === 0) return {}
    const free = await store.freeMedia(authorId, ids, clientId)
    const media = ids.flatMap(id => free.filter(each => each.id === id))
    return media.length === ids.length ? { media } : { obstacle: mediaGone() }
  }

  /** No obstacle is thrown here: the writer first looks whether this is a retry of what it wrote before (D2). */
  return async (submission: Submission): Promise<{ thought: NewThought; isHeld: boolean }> => {
    const { topicId, authorId, clientId, body } = submission
    const { isJoined, isHeld } = await store.standing(topicId, authorId, clientId)
    const thought = {
      id: newId(),
      authorId,
      clientId,
      body,
      fingerprint: fingerprintOf(submission),
      ...(await answered(submission)),
      ...(await shown(submission)),
      ...(!isJoined && { obstacle: new Failure('forbidden', 'Join this topic to share a thought in it.') }),
    }
    return { thought, isHeld }
  }
}

export type Prepare = ReturnType<typeof createPreparing>
