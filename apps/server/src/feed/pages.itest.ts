import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { newId } from '#platform/id.ts'
import { freshDatabase } from '../../test/database.ts'
import { seedTopic } from '../../test/feed.ts'
import { readChanges, readSomeChanges } from './pages.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let pool: Database['pool']
let db: Database['db']

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 2, name: 'pages-test' })
  db = createDb(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** A topic with so many thoughts, one a revision; that at `changed` was changed again after all of them. */
async function filled(count: number, changed: number) {
  const { topicId, memberIds } = await seedTopic(db)
  const authorId = memberIds[0] as string
  const rows = Array.from({ length: count }, (_, index) => {
    const seq = index + 1
    const rev = seq === changed ? count + 1 : seq
    return { id: newId(), topicId, seq, rev, authorId, clientId: newId(), body: 'salaam', fingerprint: '' }
  })
  for (let at = 0; at < count; at += 500) await db.insert(thoughts).values(rows.slice(at, at + 500))
  const head = { seq: count, rev: count + 1 }
  await db.update(topicHeads).set(head).where(eq(topicHeads.topicId, topicId))
  return topicId
}

const since = { epoch: 'e1', rev: 5 }

describe('changes that do not fit into one page', () => {
  test('are whole for a frame, also a thought that has changed since its neighbours (D4)', async () => {
    const topicId = await filled(700, 10)
    const part = await readSomeChanges(db, topicId, since)
    expect(part).toMatchObject({ kind: 'changes', more: true })
    const whole = await readChanges(db, topicId, since)
    expect(whole).toMatchObject({ kind: 'changes', more: false, to: 701 })
    const places = whole?.kind === 'changes' ? whole.thoughts.map(({ seq }) => seq) : []
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 695 }, (_, index) => index + 6))
  })

  test('are a reset when they are too many', async () => {
    const topicId = await filled(1_300, 10)
    expect(await readChanges(db, topicId, since)).toMatchObject({ kind: 'reset', head: { rev: 1_301 } })
  })
})
