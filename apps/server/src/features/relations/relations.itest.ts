import {
  blockPerson,
  followPerson,
  listBlocked,
  listFollowers,
  listFollowing,
  listMuted,
  mutePerson,
  unblockPerson,
  unfollowPerson,
  unmutePerson,
} from '@mehfil/shared/contract/relations'
import { LIMITS } from '@mehfil/shared/limits'
import type { Relation } from '@mehfil/shared/person'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blocks, follows, mutes } from '#db/schema/relations.ts'
import type { Actor, Member } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import { aPerson, askingOf, guest, somePeople } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { recordingBroadcast } from '../../../test/feed.ts'
import { relationsFeature } from './relations.feature.ts'

let database: CountedDatabase
let poet: Member
let reader: Member
let ask: ReturnType<typeof askingOf>
let events: ReturnType<typeof recordingBroadcast>['events']
let told: string[][]

beforeAll(async () => {
  database = await countedDatabase()
})
afterAll(() => database.stop())

beforeEach(async () => {
  const recording = recordingBroadcast()
  events = recording.events
  told = []
  const sightChanged = async (ids: readonly string[]) => void told.push([...ids])
  ask = askingOf(
    relationsFeature({
      db: database.db,
      broadcast: recording.broadcast,
      sightChanged,
      handleFollow: () => undefined,
    }),
  )
  ;[poet, reader] = (await somePeople(database.db, 2)) as [Member, Member]
})

const NOTHING: Relation = { follows: false, mutes: false, blocks: false, isFollower: false }

const WISHES = { followPerson, unfollowPerson, mutePerson, unmutePerson, blockPerson, unblockPerson }

async function wish(name: keyof typeof WISHES, whom: { handle: string }, by: Member) {
  return (await ask(WISHES[name], { handle: whom.handle }, by)).relation
}

const LISTS = { listFollowers, listFollowing }

const handlesOf = async (name: keyof typeof LISTS, whose: Member, asker: Actor = guest) =>
  (await ask(LISTS[name], { handle: whose.handle }, asker)).people.map(({ handle }) => handle)

const OWN = { listMuted, listBlocked }

const own = async (name: keyof typeof OWN, member: Member) =>
  (await ask(OWN[name], {}, member)).people.map(({ handle }) => handle)

describe.each([
  ['followPerson', 'unfollowPerson', 'follows'],
  ['mutePerson', 'unmutePerson', 'mutes'],
  ['blockPerson', 'unblockPerson', 'blocks'],
] as const)('%s', (make, end, field) => {
  test('twice is once, and her own tabs alone are told, once', async () => {
    const relation = { ...NOTHING, [field]: true }
    expect(await wish(make, poet, reader)).toEqual(relation)
    expect(await wish(make, poet, reader)).toEqual(relation)
    expect(await wish(end, poet, reader)).toEqual(NOTHING)
    expect(await wish(end, poet, reader)).toEqual(NOTHING)
    expect(events).toEqual(
      [relation, NOTHING].map(now => ({
        room: rooms.person(reader.id),
        event: 'viewer:changed',
        payload: { relation: { personId: poet.id, relation: now } },
      })),
    )
  })

  test('is nothing that one can do to oneself, or to nobody', async () => {
    for (const name of [make, end]) {
      await expect(wish(name, reader, reader)).rejects.toMatchObject({ code: 'invalid', field: 'handle' })
      await expect(wish(name, { handle: 'nobody' }, reader)).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('is the other one’s affair alone where she blocks: for the asker there is nobody', async () => {
    await wish('blockPerson', reader, poet)
    for (const name of [make, end]) {
      await expect(wish(name, poet, reader)).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

test('following is seen from both sides', async () => {
  await wish('followPerson', poet, reader)
  expect(await wish('followPerson', reader, poet)).toEqual({ ...NOTHING, follows: true, isFollower: true })
  expect(await handlesOf('listFollowers', poet)).toEqual([reader.handle])
  expect(await handlesOf('listFollowing', reader)).toEqual([poet.handle])
})

describe('blocking', () => {
  test('ends following both ways, and whoever blocks cannot follow', async () => {
    await wish('followPerson', poet, reader)
    await wish('followPerson', reader, poet)
    expect(await wish('blockPerson', reader, poet)).toEqual({ ...NOTHING, blocks: true })
    expect(await handlesOf('listFollowers', poet)).toEqual([])
    expect(await handlesOf('listFollowing', poet)).toEqual([])
    await expect(wish('followPerson', reader, poet)).rejects.toMatchObject({ code: 'conflict' })
    await wish('unblockPerson', reader, poet)
    expect(await wish('followPerson', poet, reader)).toEqual({ ...NOTHING, follows: true })
  })

  test('and following at the same moment leave nobody who follows whom she may not see', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.allSettled([wish('followPerson', poet, reader), wish('blockPerson', reader, poet)])
      expect(await database.db.$count(follows, eq(follows.personId, reader.id))).toBe(0)
      await wish('unblockPerson', reader, poet)
    }
  })

  test('of each other at the same moment is two blocks, and each takes back her own', async () => {
    await database.db.insert(blocks).values([
      { personId: poet.id, blockedId: reader.id },
      { personId: reader.id, blockedId: poet.id },
    ])
    expect(await own('listBlocked', reader)).toEqual([poet.handle])
    expect(await wish('unblockPerson', poet, reader)).toEqual(NOTHING)
    await expect(wish('unblockPerson', poet, reader)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('changes what both see, muting what one sees; neither is said twice', async () => {
    for (const name of ['mutePerson', 'blockPerson', 'unblockPerson', 'unmutePerson'] as const) {
      await wish(name, reader, poet)
      await wish(name, reader, poet)
    }
    const [one, both] = [[poet.id], [poet.id, reader.id]]
    expect(told).toEqual([one, both, both, one])
  })
})

describe('lists', () => {
  test('leave out those between whom and the asker a block stands; others see them', async () => {
    const [first, second] = (await somePeople(database.db, 2)) as [Member, Member]
    for (const follower of [first, second]) await wish('followPerson', poet, follower)
    await wish('blockPerson', reader, first)
    await wish('blockPerson', second, reader)
    expect(await handlesOf('listFollowers', poet, reader)).toEqual([])
    for (const asker of [guest, poet, first]) {
      expect(await handlesOf('listFollowers', poet, asker)).toEqual([second.handle, first.handle])
    }
    await expect(handlesOf('listFollowing', first, reader)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('of one’s own: whom one mutes and blocks, without the muted who block', async () => {
    await wish('mutePerson', poet, reader)
    await wish('blockPerson', await aPerson(database.db), reader)
    expect(await own('listMuted', reader)).toEqual([poet.handle])
    expect(await own('listBlocked', reader)).toHaveLength(1)
    expect(await own('listMuted', poet)).toEqual([])
    await wish('blockPerson', reader, poet)
    expect(await own('listMuted', reader)).toEqual([])
  })

  test('come in pages, the last one first, each person once, at the same cost for ten and for a hundred', async () => {
    const crowd = await somePeople(database.db, 230)
    const rows = crowd.map(({ id }, at) => ({
      personId: id,
      followedId: poet.id,
      createdAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(at / 7)),
    }))
    await database.db.insert(follows).values(rows)
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask(listFollowers, {
        handle: poet.handle,
        limit: 100,
        ...(cursor && { cursor }),
      })
      found.push(...page.people.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    const newestFirst = rows.toSorted(
      (a, b) => +b.createdAt - +a.createdAt || (a.personId < b.personId ? 1 : -1),
    )
    expect(found).toEqual(newestFirst.map(({ personId }) => personId))
    for (const limit of [10, 100]) {
      const asked = () => ask(listFollowers, { handle: poet.handle, limit }, reader)
      expect(await database.countQueries(asked)).toBe(2)
    }
  })
})

test.each([
  ['mutePerson', mutes, 'mutedId'],
  ['blockPerson', blocks, 'blockedId'],
] as const)(
  '%s of more than one can is refused, also where two are wished for at once',
  async (name, table, column) => {
    const person = sql`insert into people (id, handle, display_name)
    select gen_random_uuid(), ${`${column}_`}::text || n, 'Row' from generate_series(1, ${LIMITS.blocked - 1}::int) n
    returning id`
    await database.db.execute(
      sql`with made as (${person}) insert into ${table} select ${reader.id}::uuid, id from made`,
    )
    const crowd = await somePeople(database.db, 3)
    const outcomes = await Promise.allSettled(crowd.map(one => wish(name, one, reader)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    })
  },
)
