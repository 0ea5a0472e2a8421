import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type * as contract from '@mehfil/shared/contract/thoughts'
import { Failure, notFound } from '@mehfil/shared/errors'
import { veiled } from '@mehfil/shared/veil'
import type { Db } from '#db/database.ts'
import { findTopicId } from '#db/topic-ref.ts'
import type { Sights } from '#feed/sights.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import { veil } from '#feed/veil.ts'
import type { Writer } from '#feed/writer.ts'
import type { Actor, Member } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import { deleteWrite } from './delete.write.ts'
import { editWrite } from './edit.write.ts'
import { heldService } from './held.service.ts'
import type { HeldStore } from './held.store.ts'
import { postWrite } from './post.write.ts'
import { createPreparing } from './preparing.ts'
import type { ThoughtsStore } from './thoughts.store.ts'

export type ThoughtsDeps = {
  db: Db
  store: ThoughtsStore
  held: HeldStore
  sights: Pick<Sights, 'of' | 'through'>
  writer: Writer
  newId: NewId
  /** Removes the files of erased pictures. */
  tidyMedia(): Promise<void>
}

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>

/** What members do with thoughts. Publishing is not done here: it follows the commit, from what was written. */
export function thoughtsService({ db, store, held, sights, writer, newId, tidyMedia }: ThoughtsDeps) {
  /** Missing and deleted answer the same. */
  async function living(thoughtId: string) {
    const found = await store.find(thoughtId)
    if (!found || found.deletedAt) throw notFound('thought')
    return found
  }

  const prepare = createPreparing({
    store,
    newId,
    apartFrom: async id => (await sights.of({ kind: 'member', id })).apart,
  })
  const holding = heldService({ db, held, writer, prepare })

  return {
    /** For the sweep. */
    share: holding.share,

    async post({ undoMs = 0, ...input }: In<'postThought'>, member: Member): Out<'postThought'> {
      const topicId = await findTopicId(db, input.topicId)
      if (!topicId) throw notFound('topic')
      const next = await prepare({ ...input, topicId, authorId: member.id })
      if (undoMs > 0) return await holding.hold(topicId, next.thought, undoMs)
      if (next.isHeld) return await holding.publish(topicId, next.thought)
      const posted = await writer.submit(topicId, postWrite, next.thought)
      return posted.duplicate ? posted : { thought: posted.thought }
    },

    async undo(input: In<'undoThought'>, member: Member): Out<'undoThought'> {
      const topicId = await findTopicId(db, input.topicId)
      if (!topicId) throw notFound('topic')
      const { clientId } = input
      if (await held.undo({ authorId: member.id, clientId }, topicId)) return {}
      throw new Failure('conflict', 'This thought has been shared already.', { field: 'clientId' })
    },

    async edit(input: In<'editThought'>, member: Member): Out<'editThought'> {
      const thought = await living(input.thoughtId)
      if (thought.authorId !== member.id)
        throw new Failure('forbidden', 'Only its author can edit a thought.')
      return await writer.submit(thought.topicId, editWrite, {
        thoughtId: thought.id,
        body: input.body,
        textRev: input.rev,
      })
    },

    async remove(input: In<'deleteThought'>, member: Member): Out<'deleteThought'> {
      const thought = await store.find(input.thoughtId)
      if (!thought) throw notFound('thought')
      if (!(await mayRemove(member, thought))) {
        throw new Failure('forbidden', 'Only its author or a moderator can delete a thought.')
      }
      const erased = await writer.submit(thought.topicId, deleteWrite, { thoughtId: thought.id })
      await tidyMedia()
      const { hidden } = await sights.of(member)
      return hidden.has(erased.thought.authorId) ? { thought: veiled(erased.thought) } : erased
    },

    get: (input: In<'getThought'>, actor: Actor): Out<'getThought'> =>
      sights.through(actor, async sight => {
        const { thoughts, people } = veil(sight, await store.one(input.thoughtId))
        const [thought] = thoughts
        if (!thought) throw notFound('thought')
        return { thought, people, viewer: await loadViewer(db, actor, thoughts, thought.topicId) }
      }),

    async history(input: In<'listHistory'>, actor: Actor): Out<'listHistory'> {
      const { authorId } = await living(input.thoughtId)
      const { page, last } = await store.history(input.thoughtId, input.before, input.limit)
      // Asked last: whoever was blocked meanwhile is not shown any more.
      if ((await sights.of(actor)).hidden.has(authorId)) throw notFound('thought')
      const versions = page.map(version => ({ ...version, writtenAt: version.writtenAt.toISOString() }))
      return { versions, next: last?.rev ?? null }
    },

    async replies(input: In<'listReplies'>, actor: Actor): Out<'listReplies'> {
      const thought = await store.find(input.thoughtId)
      if (!thought) throw notFound('thought')
      const { thoughtId, after = 0, limit } = input
      return await sights.through(actor, async ({ hidden }) => {
        const { thoughts, people, next } = await store.replies(thoughtId, after, limit, hidden)
        return { thoughts, people, viewer: await loadViewer(db, actor, thoughts, thought.topicId), next }
      })
    },
  }

  async function mayRemove(member: Member, thought: { authorId: string; topicId: string }): Promise<boolean> {
    if (thought.authorId === member.id || member.role !== 'member') return true
    return (await store.topicRole(thought.topicId, member.id)) === 'moderator'
  }
}
