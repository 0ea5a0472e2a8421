import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { newId } from '#platform/id.ts'
import { freshDatabase } from '../../../test/database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { deleteWrite } from './delete.write.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type NewThought, postWrite } from './post.write.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 4, name: 'replying-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const newThought = (topicId: string, authorId: string, body: string): NewThought => ({
  id: newId(),
  authorId,
  clientId: newId(),
  body,
  fingerprint: fingerprintOf({ topicId, body }),
})

/** A topic with one thought, and a reply to it as the use case hands it on after its own look. */
async function seedReply() {
  const { topicId, memberIds } = await seedTopic(db)
  const author = memberIds[0] as string
  const node = feedNode(db)
  await node.pump.track(topicId)
  const { thought } = await node.writer.submit(topicId, postWrite, newThought(topicId, author, 'a question'))
  const replyTo = { id: thought.id, seq: thought.seq }
  const reply = { ...newThought(topicId, author, 'an answer'), replyTo }
  return { topicId, author, node, thought, reply }
}

const headOf = async (topicId: string) =>
  (await db.select().from(topicHeads).where(eq(topicHeads.topicId, topicId)))[0]

describe('a reply to what is erased before it is written', () => {
  test('is refused, and takes no place and no revision', async () => {
    const { topicId, node, thought, reply } = await seedReply()
    await node.writer.submit(topicId, deleteWrite, { thoughtId: thought.id })
    const before = await headOf(topicId)
    await expect(node.writer.submit(topicId, postWrite, reply)).rejects.toMatchObject({ code: 'not-found' })
    expect(await headOf(topicId)).toEqual(before)
    await node.stop()
  })

  test('leaves no hole among the places of those it shares a commit with (D3)', async () => {
    const { topicId, author, node, thought, reply } = await seedReply()
    await node.writer.submit(topicId, deleteWrite, { thoughtId: thought.id })
    // At the latest those that arrive while the first is committed share the next commit.
    const others = ['first', 'second', 'third'].map(body => newThought(topicId, author, body))
    const [first, second, third] = others as [NewThought, NewThought, NewThought]
    const outcomes = await Promise.allSettled(
      [first, second, reply, third].map(input => node.writer.submit(topicId, postWrite, input)),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    const rows = await db.select().from(thoughts).where(eq(thoughts.topicId, topicId)).orderBy(thoughts.seq)
    expect(rows.map(({ seq, body }) => [seq, body])).toEqual([
      [1, null],
      [2, 'first'],
      [3, 'second'],
      [4, 'third'],
    ])
    const head = await headOf(topicId)
    expect(head).toMatchObject({ seq: 4, thoughtCount: 3 })
    expect(rows.at(-1)?.rev, 'second and third shared a commit').toBe(rows.at(-2)?.rev)
    await node.stop()
    expect(node.frames().at(-1), 'the frame is of the commit').toMatchObject({ to: head?.rev })
    const next = feedNode(db)
    const posted = await next.writer.submit(topicId, postWrite, newThought(topicId, author, 'after'))
    expect(posted.thought.seq).toBe(5)
    await next.stop()
  })
})
