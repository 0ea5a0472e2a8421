import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { thoughts, thoughtVersions } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { newId } from '#platform/id.ts'
import { freshDatabase } from '../../../test/database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { deleteWrite } from './delete.write.ts'
import { editWrite } from './edit.write.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type NewThought, postWrite } from './post.write.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 8, name: 'writing-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const newThought = (topicId: string, authorId: string, body: string, clientId = newId()): NewThought => ({
  id: newId(),
  authorId,
  clientId,
  body,
  fingerprint: fingerprintOf({ topicId, body }),
})

const headOf = async (topicId: string) =>
  (await db.select().from(topicHeads).where(eq(topicHeads.topicId, topicId)))[0]

describe('writing into a topic', () => {
  test('gives each thought the next place, however many come at once (D3)', async () => {
    const { topicId, memberIds } = await seedTopic(db)
    const node = feedNode(db)
    const author = memberIds[0] as string
    const posted = await Promise.all(
      Array.from({ length: 250 }, (_, at) =>
        node.writer.submit(topicId, postWrite, newThought(topicId, author, `t ${at}`)),
      ),
    )
    await node.stop()
    expect(posted.map(({ thought }) => thought.seq)).toEqual(Array.from({ length: 250 }, (_, at) => at + 1))
    const head = await headOf(topicId)
    expect(head).toMatchObject({ seq: 250, thoughtCount: 250 })
    expect(head?.rev, 'writes that wait share a commit').toBeLessThan(50)
  })

  test('writes one thought for one client id, from any tab and node, and burns no number (D2)', async () => {
    const { topicId, memberIds } = await seedTopic(db)
    const author = memberIds[0] as string
    const nodes = [feedNode(db), feedNode(db)]
    const clientId = newId()
    const posted = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        (nodes[at % 2] as (typeof nodes)[0]).writer.submit(
          topicId,
          postWrite,
          newThought(topicId, author, 'once', clientId),
        ),
      ),
    )
    expect(new Set(posted.map(({ thought }) => thought.id)).size).toBe(1)
    expect(posted.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(await headOf(topicId)).toMatchObject({ seq: 1, rev: 1 })
    const other = nodes[0]?.writer.submit(
      topicId,
      postWrite,
      newThought(topicId, author, 'another', clientId),
    )
    await expect(other).rejects.toMatchObject({ code: 'idempotency-mismatch' })
    const next = await nodes[1]?.writer.submit(topicId, postWrite, newThought(topicId, author, 'next'))
    expect(next?.thought.seq).toBe(2)
    await Promise.all(nodes.map(node => node.stop()))
  })

  test('publishes every revision once and in order, also what another node wrote', async () => {
    const { topicId, memberIds } = await seedTopic(db, 2)
    const [here, there] = [feedNode(db), feedNode(db)]
    await here.pump.track(topicId)
    const write = (node: typeof here, author: number, at: number) =>
      node.writer.submit(
        topicId,
        postWrite,
        newThought(topicId, memberIds[author] as string, `${author} ${at}`),
      )
    await Promise.all(Array.from({ length: 60 }, (_, at) => [write(here, 0, at), write(there, 1, at)]).flat())
    const head = await headOf(topicId)
    await vi.waitFor(() => expect(here.frames().at(-1)?.to).toBe(head?.rev), 5_000)
    let published = 0
    for (const frame of here.frames()) {
      expect(frame.from, 'each frame continues the one before').toBe(published)
      published = frame.to
    }
    expect(here.frames().flatMap(frame => frame.thoughts)).toHaveLength(120)
    await Promise.all([here.stop(), there.stop()])
  })

  test('keeps the former text of an edit, and refuses to overwrite one it has not seen', async () => {
    const { topicId, memberIds } = await seedTopic(db)
    const node = feedNode(db)
    const { thought } = await node.writer.submit(
      topicId,
      postWrite,
      newThought(topicId, memberIds[0] as string, 'first'),
    )
    const edit = (body: string, textRev: number) =>
      node.writer.submit(topicId, editWrite, { thoughtId: thought.id, body, textRev })
    const edited = await edit('second', thought.rev)
    expect(edited.thought).toMatchObject({ body: 'second', rev: 2 })
    await expect(edit('third', thought.rev)).rejects.toMatchObject({ code: 'conflict' })
    expect((await edit('second', thought.rev)).thought.rev, 'a repeated edit answers as the first').toBe(2)
    const versions = await db.select().from(thoughtVersions).where(eq(thoughtVersions.thoughtId, thought.id))
    expect(versions.map(version => version.body)).toEqual(['first'])
    await node.stop()
  })

  test('erases a deleted thought for good, and leaves its place (D3, D9)', async () => {
    const { topicId, memberIds } = await seedTopic(db)
    const node = feedNode(db)
    const author = memberIds[0] as string
    const { thought } = await node.writer.submit(
      topicId,
      postWrite,
      newThought(topicId, author, 'erase canary'),
    )
    const replyTo = { id: thought.id, seq: thought.seq }
    const reply = await node.writer.submit(topicId, postWrite, {
      ...newThought(topicId, author, 'reply'),
      replyTo,
    })
    await node.writer.submit(topicId, editWrite, { thoughtId: thought.id, body: 'edited canary', textRev: 9 })
    await node.writer.submit(topicId, deleteWrite, { thoughtId: reply.thought.id })
    await db.insert(bookmarks).values({ thoughtId: thought.id, personId: author })
    const counted = await db
      .select({ n: thoughts.replyCount })
      .from(thoughts)
      .where(eq(thoughts.id, thought.id))
    expect(counted[0]?.n).toBe(0)
    const erased = await node.writer.submit(topicId, deleteWrite, { thoughtId: thought.id })
    expect(erased.thought).toMatchObject({ body: null, seq: 1, reactions: {} })
    const again = await node.writer.submit(topicId, deleteWrite, { thoughtId: thought.id })
    expect(again.thought.rev, 'deleting twice changes nothing').toBe(erased.thought.rev)
    const traces = await db.execute(
      sql`select 1 from thoughts where body like '%canary%' union all select 1 from thought_versions where body like '%canary%'`,
    )
    expect(traces.rowCount).toBe(0)
    expect(await db.$count(bookmarks, eq(bookmarks.thoughtId, thought.id))).toBe(0)
    expect(await headOf(topicId)).toMatchObject({ seq: 2, thoughtCount: 0, rev: erased.thought.rev })
    await node.stop()
  })
})
