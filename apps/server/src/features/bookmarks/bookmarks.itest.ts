import * as contract from '@mehfil/shared/contract/bookmarks'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import type { Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { rooms } from '#platform/rooms.ts'
import { aPerson, askingOf } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { recordingBroadcast, seedTopic, sightsOf } from '../../../test/feed.ts'
import { bookmarksFeature } from './bookmarks.feature.ts'

let database: CountedDatabase
let keeper: Member
let ask: ReturnType<typeof askingOf>
let events: ReturnType<typeof recordingBroadcast>['events']

beforeAll(async () => {
  database = await countedDatabase()
})
afterAll(() => database.stop())

beforeEach(async () => {
  const recording = recordingBroadcast()
  events = recording.events
  ask = askingOf(
    bookmarksFeature({ db: database.db, sights: sightsOf(database.db), broadcast: recording.broadcast }),
  )
  keeper = await aPerson(database.db)
})

/** So many thoughts of a new topic, the first one first. */
async function someThoughts(count: number): Promise<string[]> {
  const { topicId, memberIds } = await seedTopic(database.db)
  const rows = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    topicId,
    seq: at + 1,
    rev: at + 1,
    authorId: memberIds[0] as string,
    clientId: newId(),
    fingerprint: '',
    body: `verse ${at + 1}`,
  }))
  await database.db.insert(thoughts).values(rows)
  return rows.map(row => row.id)
}

async function aThought(): Promise<string> {
  const [id] = await someThoughts(1)
  return id as string
}

const keep = (thoughtId: string, member = keeper) => ask(contract.addBookmark, { thoughtId }, member)
const letGo = (thoughtId: string, member = keeper) => ask(contract.removeBookmark, { thoughtId }, member)

async function kept(member = keeper): Promise<string[]> {
  const { thoughts: page, viewer } = await ask(contract.listBookmarks, { limit: 100 }, member)
  const ids = page.map(({ id }) => id)
  expect(new Set(viewer.bookmarked), 'what is listed is said to be kept').toEqual(new Set(ids))
  return ids
}

describe('keeping a thought', () => {
  test('puts it on top of her list, and twice is once', async () => {
    const [first, second] = (await someThoughts(2)) as [string, string]
    await keep(first)
    await keep(second)
    await keep(first)
    expect(await kept()).toEqual([second, first])
    await letGo(second)
    await letGo(second)
    expect(await kept()).toEqual([first])
  })

  test('tells her own tabs what changed, and nobody else', async () => {
    const thoughtId = await aThought()
    await Promise.all([keep(thoughtId), keep(thoughtId), keep(thoughtId)])
    await letGo(thoughtId)
    await letGo(thoughtId)
    const room = rooms.person(keeper.id)
    expect(events).toEqual(
      [true, false].map(isBookmarked => ({
        room,
        event: 'viewer:changed',
        payload: { bookmark: { thoughtId, isBookmarked } },
      })),
    )
  })

  test('is seen by nobody else', async () => {
    const thoughtId = await aThought()
    const other = await aPerson(database.db)
    await keep(thoughtId)
    expect(await kept(other)).toEqual([])
    await letGo(thoughtId, other)
    expect(await kept()).toEqual([thoughtId])
  })

  test('is refused for what is not there', async () => {
    for (const act of [keep, letGo]) {
      await expect(act(newId())).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

describe('an erased thought', () => {
  const erasing = (thoughtId: string) =>
    database.db.update(thoughts).set({ body: null, deletedAt: sql`now()` }).where(eq(thoughts.id, thoughtId))

  test('is in no list and cannot be kept', async () => {
    const thoughtId = await aThought()
    await keep(thoughtId)
    await erasing(thoughtId)
    expect(await kept()).toEqual([])
    await expect(keep(thoughtId)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('cannot be kept while it is being erased', async () => {
    const thoughtId = await aThought()
    let keeping: Promise<unknown> | undefined
    await database.db.transaction(async tx => {
      await tx.update(thoughts).set({ body: null, deletedAt: sql`now()` }).where(eq(thoughts.id, thoughtId))
      await tx.delete(bookmarks).where(eq(bookmarks.thoughtId, thoughtId))
      keeping = expect(keep(thoughtId)).rejects.toMatchObject({ code: 'not-found' })
      await expect.poll(isSomebodyWaiting).toBe(true)
    })
    await keeping
    expect(await database.db.$count(bookmarks, eq(bookmarks.thoughtId, thoughtId))).toBe(0)
  })

  async function isSomebodyWaiting(): Promise<boolean> {
    const { rows } = await database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  }
})

test('a long list comes in pages, each thought once, at the same cost for ten and for a hundred', async () => {
  const ids = await someThoughts(230)
  const rows = ids.map((thoughtId, at) => ({
    thoughtId,
    personId: keeper.id,
    createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(at / 7)),
  }))
  await database.db.insert(bookmarks).values(rows)
  const found: string[] = []
  let before: string | undefined
  do {
    const page = await ask(contract.listBookmarks, { limit: 100, ...(before && { before }) }, keeper)
    found.push(...page.thoughts.map(({ id }) => id))
    before = page.next ?? undefined
  } while (before)
  expect(found).toHaveLength(230)
  expect(new Set(found)).toEqual(new Set(ids))
  for (const limit of [10, 100]) {
    expect(await database.countQueries(() => ask(contract.listBookmarks, { limit }, keeper))).toBe(2)
  }
})
