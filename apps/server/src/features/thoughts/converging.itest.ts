import { applyChanges, openWindow } from '@mehfil/shared/feed-window'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { readChanges, readPage } from '#feed/pages.ts'
import type { Writer } from '#feed/writer.ts'
import { newId } from '#platform/id.ts'
import { freshDatabase } from '../../../test/database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { deleteWrite } from './delete.write.ts'
import { editWrite } from './edit.write.ts'
import { fingerprintOf } from './fingerprint.ts'
import { postWrite } from './post.write.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 8, name: 'converging-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

type Step = { what: number; which: number }

/** Does one thing to the topic, as a member would. Refusals are part of life. */
async function act(writer: Writer, topicId: string, author: string, ids: string[], step: Step) {
  const thoughtId = ids[step.which % Math.max(1, ids.length)] ?? newId()
  if (step.what < 5 || ids.length === 0) {
    const body = `thought ${ids.length}`
    const fingerprint = fingerprintOf({ topicId, body })
    const replyTo =
      step.what === 0 && ids.length > 0 ? { id: thoughtId, seq: ids.indexOf(thoughtId) + 1 } : undefined
    const input = { id: newId(), authorId: author, clientId: newId(), body, fingerprint, replyTo }
    ids.push((await writer.submit(topicId, postWrite, input)).thought.id)
  } else if (step.what === 5) {
    const edit = { thoughtId, body: `edited ${step.which}`, textRev: 1_000_000 }
    await writer.submit(topicId, editWrite, edit).catch(() => undefined)
  } else await writer.submit(topicId, deleteWrite, { thoughtId })
}

describe('catching up', () => {
  test('a snapshot and all changes since are the newer snapshot, for every kind of write (D6)', async () => {
    const step = fc.record({ what: fc.nat(6), which: fc.nat(50) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 30 }), fc.nat(30), async (steps, cut) => {
        const { topicId, memberIds } = await seedTopic(db)
        const node = feedNode(db)
        const ids: string[] = []
        const run = async (part: readonly Step[]) => {
          for (const one of part) await act(node.writer, topicId, memberIds[0] as string, ids, one)
        }
        const snapshot = async () => {
          const page = await readPage(db, topicId, {}, 100)
          if (!page) throw new Error('no topic')
          return openWindow({
            topicId,
            epoch: page.head.epoch,
            rev: page.head.rev,
            seq: page.head.seq,
            thoughts: page.thoughts,
          })
        }
        await run(steps.slice(0, cut))
        const before = await snapshot()
        await run(steps.slice(cut))
        const after = await snapshot()
        const read = await readChanges(db, topicId, before)
        await node.stop()
        if (read?.kind !== 'changes') throw new Error('no changes')
        const frame = {
          topicId,
          epoch: read.head.epoch,
          from: before.rev,
          to: read.to,
          thoughts: read.thoughts,
          people: {},
        }
        const outcome =
          before.rev === after.rev
            ? { kind: 'applied' as const, window: before }
            : applyChanges(before, frame)
        if (outcome.kind !== 'applied') throw new Error(outcome.kind)
        expect(outcome.window.thoughts).toEqual(after.thoughts)
        expect(outcome.window.rev).toBe(after.rev)
      }),
      { numRuns: 40 },
    )
  })
})
