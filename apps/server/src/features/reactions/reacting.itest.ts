import { listReactions } from '@mehfil/shared/contract/reactions'
import { REACTION_KINDS, type ReactionCounts } from '@mehfil/shared/reaction'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { newId } from '#platform/id.ts'
import { askingOf } from '../../../test/asking.ts'
import { freshDatabase } from '../../../test/database.ts'
import { feedNode, seedTopic } from '../../../test/feed.ts'
import { reactWrite } from './react.write.ts'
import { reactionsFeature } from './reactions.feature.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 8, name: 'reacting-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function seedThought(memberCount: number) {
  const { topicId, memberIds } = await seedTopic(db, memberCount)
  const id = newId()
  const authorId = memberIds[0] as string
  await db
    .insert(thoughts)
    .values({ id, topicId, seq: 1, rev: 1, authorId, clientId: newId(), fingerprint: '', body: 'a verse' })
  await db.update(topicHeads).set({ seq: 1, rev: 1, thoughtCount: 1 }).where(eq(topicHeads.topicId, topicId))
  return { topicId, memberIds, id }
}

describe('reacting', () => {
  test('counts what people did, absolutely, however many act at once (D10)', async () => {
    const { topicId, memberIds, id } = await seedThought(20)
    const node = feedNode(db)
    const wishes = Array.from({ length: 600 }, (_, at) => ({
      thoughtId: id,
      personId: memberIds[(at * 7) % 20] as string,
      kind: REACTION_KINDS[(at * 5) % 6] as (typeof REACTION_KINDS)[number],
      isWanted: (at * 11) % 3 !== 0,
    }))
    await Promise.all(wishes.map(wish => node.writer.submit(topicId, reactWrite, wish)))
    const [thought] = await db.select().from(thoughts).where(eq(thoughts.id, id))
    const counted: ReactionCounts = {}
    for (const { kind } of await db.select().from(reactions).where(eq(reactions.thoughtId, id))) {
      counted[kind] = (counted[kind] ?? 0) + 1
    }
    expect(thought?.reactions).toEqual(counted)
    expect(Object.keys(counted).length).toBeGreaterThan(0)
    expect(thought?.rev, 'six hundred wishes are a few revisions').toBeLessThan(30)
    await node.stop()
  })

  test('adding twice is adding once, and what changes nothing takes no revision', async () => {
    const { topicId, memberIds, id } = await seedThought(1)
    const node = feedNode(db)
    const wish = { thoughtId: id, personId: memberIds[0] as string, kind: 'wah' as const }
    const first = await node.writer.submit(topicId, reactWrite, { ...wish, isWanted: true })
    const second = await node.writer.submit(topicId, reactWrite, { ...wish, isWanted: true })
    expect([first, second]).toEqual([
      { reactions: { wah: 1 }, rev: 2 },
      { reactions: { wah: 1 }, rev: 2 },
    ])
    await node.writer.submit(topicId, reactWrite, { ...wish, isWanted: false })
    const none = await node.writer.submit(topicId, reactWrite, { ...wish, isWanted: false })
    expect(none).toEqual({ reactions: {}, rev: 3 })
    await node.stop()
  })

  test('who reacted is listed newest first, of one kind where that is asked for', async () => {
    const { topicId, memberIds, id } = await seedThought(3)
    const node = feedNode(db)
    const ask = askingOf(reactionsFeature({ db, ...node }))
    const [first, second, third] = memberIds as [string, string, string]
    for (const [personId, kind] of [
      [first, 'wah'],
      [second, 'sad'],
      [third, 'wah'],
    ] as const) {
      await node.writer.submit(topicId, reactWrite, { thoughtId: id, personId, kind, isWanted: true })
    }
    const listed = async (input: object) => {
      const { reactions: page, next } = await ask(listReactions, { thoughtId: id, ...input })
      return { people: page.map(({ person }) => person.id), next }
    }
    expect(await listed({})).toEqual({ people: [third, second, first], next: null })
    const newest = await listed({ kind: 'wah', limit: 1 })
    expect(newest.people).toEqual([third])
    expect(await listed({ kind: 'wah', cursor: newest.next })).toEqual({ people: [first], next: null })
    expect(await listed({ kind: 'love' })).toEqual({ people: [], next: null })
    await node.stop()
  })

  test('an erased thought cannot be reacted to', async () => {
    const { topicId, memberIds } = await seedThought(1)
    const node = feedNode(db)
    const wish = {
      thoughtId: newId(),
      personId: memberIds[0] as string,
      kind: 'wah' as const,
      isWanted: true,
    }
    await expect(node.writer.submit(topicId, reactWrite, wish)).rejects.toMatchObject({ code: 'not-found' })
    await node.stop()
  })
})
