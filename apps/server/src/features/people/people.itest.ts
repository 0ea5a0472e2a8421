import * as contract from '@mehfil/shared/contract/people'
import { LIMITS } from '@mehfil/shared/limits'
import type { Thought } from '@mehfil/shared/thought'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import { topicHeads, topics } from '#db/schema/topics.ts'
import type { Actor, Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { aPerson, askingOf, guest, somePeople } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { recordingBroadcast } from '../../../test/feed.ts'
import { peopleFeature } from './people.feature.ts'

let database: CountedDatabase
let poet: Member
let ask: ReturnType<typeof askingOf>

beforeAll(async () => {
  database = await countedDatabase(4)
  const { broadcast } = recordingBroadcast()
  ask = askingOf(peopleFeature({ db: database.db, broadcast, tidyMedia: async () => undefined }))
})
afterAll(() => database.stop())

beforeEach(async () => {
  poet = await aPerson(database.db)
})

/** So many thoughts in a topic of their own, three at each microsecond. */
async function share(count: number, author = poet) {
  const topicId = newId()
  await database.db
    .insert(topics)
    .values({ id: topicId, slug: `t-${topicId}`, name: 'T', color: 0, createdBy: author.id })
  await database.db.insert(topicHeads).values({ topicId, epoch: 'e', seq: count, rev: count })
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    topicId,
    seq: index + 1,
    rev: index + 1,
    authorId: author.id,
    clientId: newId(),
    fingerprint: '',
    body: `thought ${index}`,
    createdAt: sql`timestamptz '2026-11-21 20:00:00+00' + ${Math.floor(index / 3)} * interval '1 microsecond'`,
  }))
  await database.db.insert(thoughts).values(rows)
  return rows
}

async function readAll(handle: string, limit: number) {
  const found: Thought[] = []
  let before: string | null | undefined
  do {
    const page = await ask(contract.listPersonThoughts, { handle, limit, ...(before ? { before } : {}) })
    found.push(...page.thoughts)
    before = page.next
  } while (before)
  return found
}

describe('a member’s page', () => {
  test('counts what she shared and did not delete', async () => {
    const [first] = await share(3)
    const { id } = first as { id: string }
    await database.db.update(thoughts).set({ deletedAt: sql`now()`, body: null }).where(eq(thoughts.id, id))
    const { person } = await ask(contract.getPerson, { handle: poet.handle })
    expect(person).toMatchObject({ id: poet.id, handle: poet.handle, thoughtCount: 2, avatarUrl: null })
  })

  test('is found by handle in any case and with its sign; nobody else answers not-found', async () => {
    const { person } = await ask(contract.getPerson, { handle: `@${poet.handle.toUpperCase()}` })
    expect(person.id).toBe(poet.id)
    for (const command of [contract.getPerson, contract.listPersonThoughts]) {
      await expect(ask(command, { handle: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

test('people are found by id, up to a page of them, in one query; unknown ids are left out', async () => {
  const crowd = await somePeople(database.db, LIMITS.page - 1)
  const ids = [...crowd.map(person => person.id), newId()].join(',')
  const queries = await database.countQueries(async () => {
    const { people } = await ask(contract.findPeople, { ids })
    expect(Object.keys(people).sort()).toEqual(crowd.map(person => person.id).sort())
  })
  expect(queries).toBe(1)
  await expect(ask(contract.findPeople, { ids: `${ids},${newId()}` })).rejects.toThrow('at most 100')
})

test('a member changes her own name and bio, one without the other', async () => {
  const named = await ask(contract.editProfile, { displayName: ' Mirza  Ghalib ' }, poet)
  expect(named.user).toMatchObject({ id: poet.id, displayName: 'Mirza Ghalib', bio: '', role: 'member' })
  const told = await ask(contract.editProfile, { bio: 'دلّی' }, poet)
  expect(told.user).toMatchObject({ displayName: 'Mirza Ghalib', bio: 'دلّی' })
  expect(await ask(contract.editProfile, {}, poet)).toEqual(told)
})

describe('what a member shared', () => {
  test('comes newest first without loss or repeat, also where thoughts share a microsecond', async () => {
    const written = await share(25)
    const read = await readAll(poet.handle, 4)
    expect(new Set(read.map(thought => thought.id)).size).toBe(25)
    // Ids are made in the order of writing, and break the ties.
    const newestFirst = written
      .map(({ id }) => id)
      .toSorted()
      .reverse()
    expect(read.map(thought => thought.id)).toEqual(newestFirst)
  })

  test('leaves out what is deleted and what others wrote', async () => {
    const [first] = await share(2)
    await share(2, await aPerson(database.db))
    const { id } = first as { id: string }
    await database.db.update(thoughts).set({ deletedAt: sql`now()`, body: null }).where(eq(thoughts.id, id))
    const page = await ask(contract.listPersonThoughts, { handle: poet.handle })
    expect(page.thoughts.map(thought => thought.body)).toEqual(['thought 1'])
    expect(Object.keys(page.people)).toEqual([poet.id])
    expect(page.next).toBeNull()
  })

  test('costs as many queries for 10 as for 100, and 10,000 are clamped to a page', async () => {
    const rows = await share(120)
    const reader = await aPerson(database.db)
    await database.db
      .insert(reactions)
      .values(rows.map(({ id }) => ({ thoughtId: id, personId: reader.id, kind: 'wah' as const })))
    await database.db
      .update(thoughts)
      .set({ reactions: { wah: 1 } })
      .where(eq(thoughts.authorId, poet.id))
    const cost = (limit: number, actor: Actor) =>
      database.countQueries(() => ask(contract.listPersonThoughts, { handle: poet.handle, limit }, actor))
    expect(await cost(10, guest)).toBe(await cost(100, guest))
    expect(await cost(10, reader)).toBe(await cost(100, reader))
    const page = await ask(contract.listPersonThoughts, { handle: poet.handle, limit: 10_000 }, reader)
    expect(page.thoughts).toHaveLength(LIMITS.page)
    expect(Object.keys(page.viewer.reacted)).toHaveLength(LIMITS.page)
  })

  test('refuses a cursor that is not one of its own', async () => {
    const asked = ask(contract.listPersonThoughts, { handle: poet.handle, before: 'x' })
    await expect(asked).rejects.toMatchObject({ code: 'invalid', field: 'before' })
  })
})
