import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountedDatabase, countedDatabase } from '../../test/counted-database.ts'
import { transaction } from './database.ts'
import { descending, isBelow } from './keyset.ts'
import { thoughts } from './schema/thoughts.ts'
import { topics } from './schema/topics.ts'

let database: CountedDatabase

beforeAll(async () => {
  database = await countedDatabase(2)
})
afterAll(() => database.stop())

const aPlace = '0190f3a0-0000-7000-8000-000000000000'

/** The plan when Postgres would rather not sort nor read whole tables: it does so only where it must. */
const planOf = (query: SQL | { getSQL(): SQL }) =>
  transaction(database.db, async tx => {
    await tx.execute(sql`set local enable_sort = off`)
    await tx.execute(sql`set local enable_seqscan = off`)
    await tx.execute(sql`set local enable_bitmapscan = off`)
    const { rows } = await tx.execute(sql`explain ${query.getSQL()}`)
    return rows.map(row => Object.values(row)[0]).join('\n')
  })

test('pages of topics and of a person’s thoughts are read from an index, without a sort', async () => {
  const byMembers = [topics.memberCount, topics.id]
  const topicsPlan = await planOf(
    database.db
      .select({ id: topics.id })
      .from(topics)
      .where(isBelow(byMembers, [3, aPlace]))
      .orderBy(...descending(...byMembers))
      .limit(31),
  )
  expect(topicsPlan).toContain('topics_members_idx')
  expect(topicsPlan).toContain('Index Cond: (ROW(member_count, id)')
  expect(topicsPlan).not.toContain('Sort')

  const byTime = [thoughts.createdAt, thoughts.id]
  const thoughtsPlan = await planOf(
    database.db
      .select({ id: thoughts.id })
      .from(thoughts)
      .where(and(eq(thoughts.authorId, aPlace), isBelow(byTime, ['2026-11-21 20:00:00.123456+00', aPlace])))
      .orderBy(...descending(...byTime))
      .limit(31),
  )
  expect(thoughtsPlan).toContain('thoughts_author_idx')
  expect(thoughtsPlan).not.toContain('Sort')
})

test('a plain desc would not be: this is why the order is written out', async () => {
  const plain = database.db
    .select({ id: topics.id })
    .from(topics)
    .orderBy(desc(topics.memberCount), desc(topics.id))
  expect(await planOf(plain.limit(31))).toContain('Sort')
})
