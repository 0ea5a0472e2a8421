import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { aPerson } from '../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../test/counted-database.ts'
import { topics } from './schema/topics.ts'
import { findTopicId } from './topic-ref.ts'

let database: CountedDatabase
let createdBy: string

beforeAll(async () => {
  database = await countedDatabase(2)
  createdBy = (await aPerson(database.db)).id
})
afterAll(() => database.stop())

async function open(slugs: readonly string[]) {
  const rows = slugs.map(slug => ({ id: newId(), slug, name: slug, color: 0, createdBy }))
  await database.db.insert(topics).values(rows)
  return rows.map(({ id }) => id)
}

const cost = (ref: string) => database.countQueries(() => findTopicId(database.db, ref))

test('a topic is looked up once by slug and once by id, and remembered under both', async () => {
  const [id = ''] = await open(['known'])
  for (const ref of ['known', id]) {
    expect(await findTopicId(database.db, ref)).toBe(id)
    expect(await cost(ref)).toBe(0)
  }
})

test('what is not there is asked for again, and found once it is', async () => {
  expect(await findTopicId(database.db, 'soon')).toBeUndefined()
  const [id] = await open(['soon'])
  expect(await findTopicId(database.db, 'soon')).toBe(id)
})

test('each database has a memory of its own: another one knows nothing of this', async () => {
  await open(['here'])
  await findTopicId(database.db, 'here')
  const other = await countedDatabase(1)
  expect(await findTopicId(other.db, 'here')).toBeUndefined()
  await other.stop()
})

test('1,000 names are remembered; the one used longest ago is forgotten first', async () => {
  const slugs = Array.from({ length: 1_000 }, (_, index) => `many-${index}`)
  await open(slugs)
  for (const slug of slugs) await findTopicId(database.db, slug)
  await findTopicId(database.db, 'many-0')
  await open(['one-more'])
  await findTopicId(database.db, 'one-more')
  expect(await cost('many-0')).toBe(0)
  expect(await cost('many-1')).toBe(1)
})
