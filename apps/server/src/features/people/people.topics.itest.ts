import { listPersonTopics } from '@mehfil/shared/contract/people'
import type { Topic } from '@mehfil/shared/topic'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { blocks } from '#db/schema/relations.ts'
import { memberships, topicHeads, topics } from '#db/schema/topics.ts'
import type { Actor, Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'
import { askingOf, guest, somePeople } from '../../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../../test/counted-database.ts'
import { recordingBroadcast } from '../../../test/feed.ts'
import { peopleFeature } from './people.feature.ts'

let database: CountedDatabase
let ask: ReturnType<typeof askingOf>
let poet: Member
let reader: Member

beforeAll(async () => {
  database = await countedDatabase()
  const { broadcast } = recordingBroadcast()
  ask = askingOf(peopleFeature({ db: database.db, broadcast, tidyMedia: async () => undefined }))
})
afterAll(() => database.stop())
beforeEach(async () => {
  ;[poet, reader] = (await somePeople(database.db, 2)) as [Member, Member]
})

/** Topics of these names that the poet has joined; `foldedName` is what the search made of it, if it has come by. */
async function join(...names: Array<{ name: string; foldedName: string | null }>) {
  const rows = names.map(each => {
    const id = newId()
    return { ...each, id, slug: `t-${id}`, color: 0, createdBy: poet.id }
  })
  await database.db.insert(topics).values(rows)
  await database.db.insert(topicHeads).values(rows.map(({ id }) => ({ topicId: id, epoch: 'e' })))
  await database.db.insert(memberships).values(rows.map(({ id }) => ({ topicId: id, personId: poet.id })))
  return rows.map(({ id }) => id)
}

async function readAll(limit: number, actor: Actor) {
  const found: Topic[] = []
  let cursor: string | null | undefined
  do {
    const page = await ask(listPersonTopics, { handle: poet.handle, limit, ...(cursor && { cursor }) }, actor)
    found.push(...page.topics)
    cursor = page.next
  } while (cursor)
  return found
}

test('come by name whatever its case and accents, each once in pages of any size, also where names are the same', async () => {
  await join(
    { name: 'Zulf', foldedName: ' zulf ' },
    { name: 'chai', foldedName: ' chai ' },
    { name: 'Émile', foldedName: ' emile ' },
    { name: 'Chai', foldedName: ' chai ' },
    { name: 'not read yet', foldedName: null },
  )
  const whole = await readAll(100, guest)
  const read = whole.map(({ name }) => name.toLowerCase())
  expect(read).toEqual(['chai', 'chai', 'émile', 'not read yet', 'zulf'])
  for (const limit of [1, 2, 3]) expect(await readAll(limit, guest)).toEqual(whole)
})

test('say how the one who asks stands in them, and leave out what the member has left', async () => {
  const [kept, left] = (await join(
    { name: 'Kept', foldedName: ' kept ' },
    { name: 'Left', foldedName: ' left ' },
  )) as [string, string]
  await database.db.delete(memberships).where(eq(memberships.topicId, left))
  expect((await readAll(5, reader)).map(({ id, membership }) => [id, membership])).toEqual([[kept, null]])
  await database.db.insert(memberships).values({ topicId: kept, personId: reader.id, role: 'moderator' })
  expect(await readAll(5, reader)).toMatchObject([
    { id: kept, membership: { role: 'moderator', muted: false } },
  ])
})

test('are one question to the database, however many', async () => {
  await join(...Array.from({ length: 30 }, (_, at) => ({ name: `T ${at}`, foldedName: ` t ${at} ` })))
  const cost = (limit: number) =>
    database.countQueries(() => ask(listPersonTopics, { handle: poet.handle, limit }, reader))
  expect(await cost(30)).toBe(await cost(3))
})

test('are nothing to whom the member blocks, and nothing to look at for whom she is blocked by', async () => {
  await join({ name: 'Room', foldedName: ' room ' })
  const asked = () => ask(listPersonTopics, { handle: poet.handle }, reader)
  await database.db.insert(blocks).values({ personId: reader.id, blockedId: poet.id })
  expect(await asked()).toEqual({ topics: [], next: null })
  await database.db.insert(blocks).values({ personId: poet.id, blockedId: reader.id })
  await expect(asked()).rejects.toMatchObject({ code: 'not-found' })
  expect(await readAll(5, guest)).toHaveLength(1)
})

test('refuse a cursor that is not one of their own, and a handle that nobody has', async () => {
  const asked = ask(listPersonTopics, { handle: poet.handle, cursor: 'x' })
  await expect(asked).rejects.toMatchObject({ code: 'invalid', field: 'cursor' })
  await expect(ask(listPersonTopics, { handle: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
})
