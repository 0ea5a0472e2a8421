import type { OutputOf } from '@mehfil/shared/contract/command'
import type { postThought } from '@mehfil/shared/contract/thoughts'
import { Failure } from '@mehfil/shared/errors'
import type { Db } from '#db/database.ts'
import type { Writer } from '#feed/writer.ts'
import { type HeldRow, type HeldStore, stillHeld, toHeld } from './held.store.ts'
import { mismatch } from './held.write.ts'
import { type NewThought, postWrite } from './post.write.ts'
import type { Prepare } from './preparing.ts'

type Answer = OutputOf<typeof postThought>

export type HeldDeps = { db: Db; held: HeldStore; writer: Writer; prepare: Prepare }

/** Time or another try may mend it; anything else is the last word. */
const isPassing = (error: unknown) => !(error instanceof Failure) || error.code === 'unavailable'

/** Thoughts that are kept (D1) before they are shared, so that their authors can take them back. */
export function heldService({ db, held, writer, prepare }: HeldDeps) {
  /** Writes what was held. Once that is so, or cannot be, it is held no more. */
  async function write(topicId: string, thought: NewThought) {
    try {
      const posted = await writer.submit(topicId, postWrite, thought)
      if (posted.duplicate) await held.letGo(thought)
      return posted.duplicate ? posted : { thought: posted.thought }
    } catch (error) {
      if (!isPassing(error)) await held.letGo(thought)
      throw error
    }
  }

  /** Shares what was kept. What stands in the way now is as for a thought that is handed in now: then it is not shared. */
  async function share(row: HeldRow): Promise<void> {
    const { topicId, replyToId, mediaIds } = row
    const { thought } = await prepare({ ...row, replyTo: replyToId ?? undefined, media: mediaIds })
    await write(topicId, thought).catch(error => {
      if (isPassing(error)) throw error
    })
  }

  return {
    share,

    /** Keeps a thought for so long. Known already, it is what it was before (D2). */
    async hold(topicId: string, thought: NewThought, undoMs: number): Promise<Answer> {
      return await db.transaction(async tx => {
        const known = await held.find(tx, thought)
        if (!known) {
          const outcome = (await postWrite.settle?.(tx, topicId, [thought]))?.get(thought)
          if (outcome?.kind === 'refused') throw outcome.failure
          if (outcome) return outcome.value
        }
        const kept = known ?? (await held.keep(tx, topicId, thought, undoMs))
        const row = stillHeld(kept ?? (await held.find(tx, thought)))
        if (row.fingerprint !== thought.fingerprint) throw mismatch()
        return { held: toHeld(row) }
      })
    },

    /** Shares what is held, after what its author held there before it (D7); while that can be taken back, it waits. */
    async publish(topicId: string, thought: NewThought): Promise<Answer> {
      const rows = await held.upTo(thought, topicId)
      const own = rows.find(({ clientId }) => clientId === thought.clientId)
      if (own && own.fingerprint !== thought.fingerprint) throw mismatch()
      const before = own ? rows.filter(row => row !== own) : []
      const last = before.findLast(({ remainingMs }) => remainingMs > 0)
      if (last) return { held: { ...toHeld(last), clientId: thought.clientId } }
      for (const row of before) await share(row)
      return await write(topicId, thought)
    },
  }
}
