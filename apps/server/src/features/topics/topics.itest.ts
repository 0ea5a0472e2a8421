import { REGISTRY } from '@mehfil/shared/contract/registry'
import * as contract from '@mehfil/shared/contract/topics'
import type { Topic } from '@mehfil/shared/topic'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { memberships, topicHeads, topics } from '#db/schema/topics.ts'
import type { Actor, Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { rooms } from '#platform/rooms.ts'
import { aPerson, askingOf, guest, somePeople } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { recordingBroadcast, sightsOf } from '../../../test/feed.ts'
import { topicsFeature } from './topics.feature.ts'

let database: CountedDatabase
let host: Member
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
    topicsFeature({ db: database.db, sights: sightsOf(database.db), newId, broadcast: recording.broadcast }),
  )
  await database.db.delete(topics)
  host = await aPerson(database.db)
})

const open = async (slug: string, name = slug, creator = host) =>
  (await ask(contract.createTopic, { slug, name }, creator)).topic

const setHead = (topicId: string, seq: number) =>
  database.db.update(topicHeads).set({ seq }).where(eq(topicHeads.topicId, topicId))

/** So many topics straight in the tables, a few of each member count, so that pages end among equals. */
async function fill(count: number) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    slug: `full-${index}`,
    name: `Full ${index}`,
    color: 0,
    createdBy: host.id,
    memberCount: Math.floor(index / 7),
  }))
  await database.db.insert(topics).values(rows)
  await database.db.insert(topicHeads).values(rows.map(({ id }) => ({ topicId: id, epoch: 'e' })))
  await database.db
    .insert(memberships)
    .values(rows.map(({ id }) => ({ topicId: id, personId: host.id, readSeq: 0 })))
}

async function listAll(limit: number, actor: Actor = guest) {
  const found: Topic[] = []
  let pages = 0
  let cursor: string | null | undefined
  do {
    const page = await ask(contract.listTopics, { limit, ...(cursor ? { cursor } : {}) }, actor)
    found.push(...page.topics)
    cursor = page.next
    pages++
  } while (cursor)
  return { found, pages }
}

test('serves every topic command of the registry that is about topics, not thoughts', () => {
  const served = topicsFeature({
    db: database.db,
    sights: sightsOf(database.db),
    newId,
    broadcast: recordingBroadcast().broadcast,
  }).routes
  const mine = REGISTRY.filter(command => Object.values(contract).some(one => one.name === command.name))
  expect(served.map(route => route.command.name).sort()).toEqual(mine.map(command => command.name).sort())
})

describe('opening a topic', () => {
  test('makes its opener the first member and moderator, with nothing in it yet', async () => {
    const topic = await open('sham-e-sukhan', 'Sham-e-Sukhan')
    expect(topic).toMatchObject({ slug: 'sham-e-sukhan', memberCount: 1, thoughtCount: 0, seq: 0, rev: 0 })
    expect(topic.membership).toMatchObject({ role: 'moderator', readSeq: 0, unread: 0, muted: false })
    expect(topic.epoch).toMatch(/^[\w-]{8}$/)
  })

  test('gives a colour of its own to a topic that names none, the same for the same slug', async () => {
    const first = await open('colours')
    await database.db.delete(topics)
    expect((await open('colours')).color).toBe(first.color)
    expect((await open('other-colours')).color).not.toBe(first.color)
  })

  test('refuses a slug that is taken, also when two ask at once, and leaves no half of a topic', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => open('one')))
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    await expect(open('one')).rejects.toMatchObject({ code: 'conflict', field: 'slug' })
    expect(await database.db.$count(topicHeads)).toBe(1)
    expect(await database.db.$count(memberships)).toBe(1)
  })

  test('refuses a slug in the form of an id, which would be taken for another topic', async () => {
    await expect(open(newId())).rejects.toMatchObject({ code: 'invalid', field: 'slug' })
  })
})

describe('finding a topic', () => {
  test('answers the same by id and by slug, for guests without a membership', async () => {
    const { id } = await open('one')
    const bySlug = await ask(contract.getTopic, { topicId: 'one' })
    expect(bySlug.topic).toMatchObject({ id, membership: null })
    expect(await ask(contract.getTopic, { topicId: id })).toEqual(bySlug)
  })

  test('says not-found for an unknown id or slug, whatever is asked of it', async () => {
    for (const topicId of [newId(), 'nowhere']) {
      for (const command of [contract.getTopic, contract.joinTopic, contract.leaveTopic]) {
        await expect(ask(command, { topicId }, host)).rejects.toMatchObject({ code: 'not-found' })
      }
      await expect(ask(contract.readTopic, { topicId, seq: 1 }, host)).rejects.toMatchObject({
        code: 'not-found',
      })
    }
  })

  test('finds a topic that is opened after it was asked for in vain', async () => {
    await expect(ask(contract.getTopic, { topicId: 'soon' })).rejects.toMatchObject({ code: 'not-found' })
    await open('soon')
    expect((await ask(contract.getTopic, { topicId: 'soon' })).topic.slug).toBe('soon')
  })
})

describe('browsing topics', () => {
  test('pages through 250 by cursor without loss or repeat, most members first', async () => {
    await fill(250)
    const { found, pages } = await listAll(100)
    expect(pages).toBe(3)
    expect(new Set(found.map(topic => topic.id)).size).toBe(250)
    const counts = found.map(topic => topic.memberCount)
    expect(counts).toEqual(counts.toSorted((one, other) => other - one))
  })

  test('clamps 10,000 to a page of 100, and ends with no cursor exactly at the last one', async () => {
    await fill(101)
    const page = await ask(contract.listTopics, { limit: 10_000 })
    expect(page.topics).toHaveLength(100)
    const last = await ask(contract.listTopics, { limit: 1, cursor: page.next ?? '' })
    expect(last).toMatchObject({ topics: [{ memberCount: 0 }], next: null })
  })

  test('costs one query, for 10 topics and for 100, guest and member alike', async () => {
    await fill(100)
    for (const actor of [guest, host]) {
      // Whom she sees is asked once, and known from then on.
      await ask(contract.listTopics, { limit: 1 }, actor)
      for (const limit of [10, 100]) {
        const queries = await database.countQueries(() => ask(contract.listTopics, { limit }, actor))
        expect(queries).toBe(1)
      }
    }
  })

  test('matches name or slug in any case, and takes the signs of LIKE for themselves', async () => {
    await open('hundred', '100% Poetry')
    await open('snake', 'snake_case')
    await open('slash', 'back\\slash')
    await open('urdu', 'شامِ سخن')
    const search = async (query: string) =>
      (await ask(contract.listTopics, { query })).topics.map(topic => topic.slug)
    expect(await search('pOeTry')).toEqual(['hundred'])
    expect(await search('SNAKE')).toEqual(['snake'])
    expect(await search('%')).toEqual(['hundred'])
    expect(await search('_')).toEqual(['snake'])
    expect(await search('\\')).toEqual(['slash'])
    expect(await search('سخن')).toEqual(['urdu'])
    expect(await search("' or 1=1 --")).toEqual([])
    expect(await search('')).toHaveLength(4)
  })

  test('shows only her own topics to a member who asks for those, and none to a guest', async () => {
    const other = await aPerson(database.db)
    await open('mine')
    await open('theirs', 'theirs', other)
    const mine = await ask(contract.listTopics, { joined: 'yes' }, host)
    expect(mine.topics.map(topic => topic.slug)).toEqual(['mine'])
    expect((await ask(contract.listTopics, { joined: 'yes' })).topics).toEqual([])
    expect((await ask(contract.listTopics, { joined: 'no' }, host)).topics).toHaveLength(2)
  })

  test('refuses a cursor that is not one of its own', async () => {
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url')
    for (const cursor of ['x', forged({}), forged([1]), forged([1, 'x']), forged([1e15, newId()])]) {
      await expect(ask(contract.listTopics, { cursor })).rejects.toMatchObject({
        code: 'invalid',
        field: 'cursor',
      })
    }
  })
})

describe('joining and leaving', () => {
  test('keeps the member count exact when 50 come at once, some twice, and 20 of them leave', async () => {
    const { id: topicId } = await open('busy')
    const crowd = await somePeople(database.db, 50)
    const joins = [...crowd, ...crowd.slice(0, 25)]
    await Promise.all(joins.map(person => ask(contract.joinTopic, { topicId }, person)))
    expect((await ask(contract.getTopic, { topicId })).topic.memberCount).toBe(51)

    const leavers = crowd.slice(0, 20)
    const leaves = [...leavers, ...leavers]
    await Promise.all(leaves.map(person => ask(contract.leaveTopic, { topicId }, person)))
    expect((await ask(contract.getTopic, { topicId })).topic.memberCount).toBe(31)
    expect(await database.db.$count(memberships, eq(memberships.topicId, topicId))).toBe(31)
  })

  test('keeps it exact while the same people join and leave at the same time', async () => {
    const { id: topicId } = await open('undecided')
    const crowd = await somePeople(database.db, 10)
    await Promise.all(
      crowd.flatMap(person => [
        ask(contract.joinTopic, { topicId }, person),
        ask(contract.leaveTopic, { topicId }, person),
        ask(contract.joinTopic, { topicId }, person),
      ]),
    )
    const rows = await database.db.$count(memberships, eq(memberships.topicId, topicId))
    expect((await ask(contract.getTopic, { topicId })).topic.memberCount).toBe(rows)
  })

  test('leaves nothing old unread for a new member, and tells her other tabs once', async () => {
    const { id: topicId } = await open('old')
    await setHead(topicId, 40)
    const newcomer = await aPerson(database.db)
    events.length = 0
    const { topic } = await ask(contract.joinTopic, { topicId: 'old' }, newcomer)
    expect(topic.membership).toMatchObject({ role: 'member', readSeq: 40, unread: 0 })
    await setHead(topicId, 43)
    const again = await ask(contract.joinTopic, { topicId }, newcomer)
    expect(again.topic.membership).toMatchObject({ role: 'member', readSeq: 40, unread: 3 })
    const room = rooms.person(newcomer.id)
    expect(events).toEqual([{ room, event: 'viewer:changed', payload: { membership: { topicId } } }])
  })

  test('is forgotten by leaving: the answer has no membership, and leaving again is nothing new', async () => {
    const { id: topicId } = await open('brief')
    events.length = 0
    const left = await ask(contract.leaveTopic, { topicId }, host)
    expect(left.topic).toMatchObject({ membership: null, memberCount: 0 })
    expect((await ask(contract.leaveTopic, { topicId }, host)).topic.memberCount).toBe(0)
    expect(events).toHaveLength(1)
  })
})

describe('changing a topic', () => {
  test('is for its moderators and for those of the whole place, and touches only what is given', async () => {
    const { id: topicId } = await open('plain', 'Plain')
    const moderator = await aPerson(database.db, 'moderator')
    const described = await ask(contract.editTopic, { topicId, description: 'New' }, host)
    expect(described.topic).toMatchObject({ name: 'Plain', description: 'New' })
    const renamed = await ask(contract.editTopic, { topicId: 'plain', name: 'Fancy', color: 7 }, moderator)
    expect(renamed.topic).toMatchObject({ name: 'Fancy', description: 'New', color: 7 })
    expect((await ask(contract.editTopic, { topicId }, host)).topic.name).toBe('Fancy')
  })

  test('is refused to everyone else, members of the topic included', async () => {
    const { id: topicId } = await open('guarded')
    const member = await aPerson(database.db)
    const change = ask(contract.editTopic, { topicId, name: 'Mine' }, member)
    await expect(change).rejects.toMatchObject({ code: 'forbidden' })
    await ask(contract.joinTopic, { topicId }, member)
    await expect(ask(contract.editTopic, { topicId, name: 'Mine' }, member)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('reading', () => {
  const mark = async (topicId: string, seq: number, member = host) =>
    (await ask(contract.readTopic, { topicId, seq }, member)).readSeq

  test('moves forward only, at most to the newest thought, and tells her other tabs each move', async () => {
    const { id: topicId } = await open('long')
    await setHead(topicId, 20)
    events.length = 0
    expect(await mark(topicId, 5)).toBe(5)
    expect(await mark(topicId, 3)).toBe(5)
    expect(await mark(topicId, 999)).toBe(20)
    expect(await mark(topicId, 20)).toBe(20)
    const room = rooms.person(host.id)
    const readRev = expect.any(Number)
    expect(events).toEqual(
      [5, 20].map(readSeq => ({
        room,
        event: 'viewer:changed',
        payload: { read: { topicId, readSeq, readRev } },
      })),
    )
    expect((await ask(contract.getTopic, { topicId }, host)).topic.membership?.unread).toBe(0)
  })

  test('ends at the furthest mark when many tabs mark at once', async () => {
    const { id: topicId } = await open('tabs')
    await setHead(topicId, 1_000)
    await Promise.all(Array.from({ length: 40 }, (_, at) => mark(topicId, ((at * 17) % 40) * 10 + 10)))
    expect(await mark(topicId, 1)).toBe(400)
  })

  test('is set back by hand, and not undone by what was seen before that', async () => {
    const { id: topicId } = await open('again')
    await setHead(topicId, 20)
    const before = await ask(contract.readTopic, { topicId, seq: 20 }, host)
    events.length = 0
    const back = await ask(contract.readTopic, { topicId, seq: 7, unread: true }, host)
    expect(back).toEqual({ readSeq: 7, readRev: before.readRev + 1 })
    expect((await ask(contract.getTopic, { topicId }, host)).topic.membership).toMatchObject({
      ...back,
      unread: 13,
    })
    const late = await ask(contract.readTopic, { topicId, seq: 20, rev: before.readRev }, host)
    expect(late).toEqual(back)
    const room = rooms.person(host.id)
    expect(events).toEqual([{ room, event: 'viewer:changed', payload: { read: { topicId, ...back } } }])
    const onwards = await ask(contract.readTopic, { topicId, seq: 9, rev: back.readRev }, host)
    expect(onwards).toEqual({ readSeq: 9, readRev: back.readRev })
    expect(await mark(topicId, 20)).toBe(20)
    const beyond = await ask(contract.readTopic, { topicId, seq: 99, unread: true }, host)
    expect(beyond.readSeq).toBe(20)
  })

  test('begins above all marks of before for one who leaves and joins again', async () => {
    const { id: topicId } = await open('return')
    const { readRev } = await ask(contract.readTopic, { topicId, seq: 0, unread: true }, host)
    await ask(contract.leaveTopic, { topicId }, host)
    const { topic } = await ask(contract.joinTopic, { topicId }, host)
    expect(topic.membership?.readRev).toBeGreaterThan(readRev)
  })

  test('keeps no place for those who have not joined', async () => {
    const { id: topicId } = await open('closed')
    const stranger = await aPerson(database.db)
    await expect(mark(topicId, 1, stranger)).rejects.toMatchObject({ code: 'forbidden' })
    const back = ask(contract.readTopic, { topicId, seq: 1, unread: true }, stranger)
    await expect(back).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('muting', () => {
  test('is her own, holds however often it is asked for, and is told to her tabs once', async () => {
    const { id: topicId } = await open('loud')
    const other = await aPerson(database.db)
    await ask(contract.joinTopic, { topicId }, other)
    events.length = 0
    for (const _ of [1, 2]) {
      const { topic } = await ask(contract.muteTopic, { topicId: 'loud' }, host)
      expect(topic.membership?.muted).toBe(true)
    }
    expect((await ask(contract.getTopic, { topicId }, other)).topic.membership?.muted).toBe(false)
    for (const _ of [1, 2]) {
      const { topic } = await ask(contract.unmuteTopic, { topicId }, host)
      expect(topic.membership?.muted).toBe(false)
    }
    const room = rooms.person(host.id)
    expect(events).toEqual(
      [true, false].map(muted => ({
        room,
        event: 'viewer:changed',
        payload: { muted: { topicId, muted } },
      })),
    )
  })

  test('is for those who have joined', async () => {
    const { id: topicId } = await open('far')
    const stranger = await aPerson(database.db)
    for (const command of [contract.muteTopic, contract.unmuteTopic]) {
      await expect(ask(command, { topicId }, stranger)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(ask(command, { topicId: 'nowhere' }, host)).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})
