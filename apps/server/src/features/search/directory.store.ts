import { furthestOfAll, type Question } from '@mehfil/shared/search-question'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { topics } from '#db/schema/topics.ts'
import { isSeen } from '#feed/sight.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'
import { type Asking, selectTopics, toTopic } from '#feed/topic-rows.ts'
import { nearnessTo } from './conditions.store.ts'

export type PersonPlace = { rank: number; handle: string }
export type TopicPlace = { rank: number; memberCount: number; id: string }

export type PeopleWanted = {
  limit: number
  after: PersonPlace | undefined
  /** Who is passed over. */
  unseen: ReadonlySet<string>
}

/** Handles and slugs are words with a sign between them; the names are folded. */
const namesOfPerson = sql`(' ' || replace(${people.handle}, '_', ' ') || coalesce(${people.foldedName}, ' '))`
const namesOfTopic = sql`(' ' || replace(${topics.slug}, '-', ' ') || coalesce(${topics.foldedName}, ' '))`
const allOfTopic = sql`(${namesOfTopic} || coalesce(${topics.foldedDescription}, ' '))`

/**
 * People and topics by their names. There are few beside the thoughts: all of them are read through, which needs no
 * index, and takes some ms where there are ten thousand.
 */
export function directorySearch(db: Db) {
  return {
    async people(question: Question, { limit, after, unseen }: PeopleWanted) {
      const isAfter = after && sql`(rank, handle collate "C") > (${after.rank}::int, ${after.handle})`
      const { rows } = await db.execute<{ id: string; rank: number }>(sql`
        select id, rank from (select id, handle, ${nearnessTo(question, namesOfPerson)} as rank from ${people}) named
        where ${and(sql`rank is not null`, isSeen(sql`id`, unseen), isAfter)} order by rank, handle collate "C" limit ${limit}`)
      const found = await db
        .select({ ...personColumns, bio: people.bio })
        .from(people)
        .where(inArray(people.id, idsOf(rows)))
      return inOrder(rows, found).map(({ row: { bio, ...person }, rank }) => ({
        person: toPerson(person),
        bio,
        rank,
      }))
    },

    /** A name says more than a description: what only that has follows. */
    async topics(
      question: Question,
      asking: Asking,
      { limit, after }: { limit: number; after: TopicPlace | undefined },
    ) {
      const isAfter =
        after &&
        sql`(rank, -member_count, id) > (${after.rank}::int, ${-after.memberCount}::int, ${after.id}::uuid)`
      const inNames = nearnessTo(question, namesOfTopic)
      const inAll = sql`${nearnessTo(question, allOfTopic)} + ${furthestOfAll(question) + 1}::int`
      const { rows } = await db.execute<{ id: string; rank: number }>(sql`
        select id, rank from (
          select id, member_count, coalesce(${inNames}, ${inAll}) as rank from ${topics}
          where ${nearnessTo(question, allOfTopic)} is not null
        ) named
        where ${and(sql`rank is not null`, isAfter)} order by rank, member_count desc, id limit ${limit}`)
      const found = await selectTopics(db, asking).where(inArray(topics.id, idsOf(rows)))
      return inOrder(rows, found.map(toTopic)).map(({ row: topic, rank }) => ({ topic, rank }))
    },

    /** Whose thoughts are looked at; undefined if there is nobody of this handle. */
    async personId(handle: string): Promise<string | undefined> {
      const [found] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle))
      return found?.id
    },
  }
}

type Ranked = { id: string; rank: number }

const idsOf = (rows: readonly Ranked[]) => rows.map(({ id }) => id)

function inOrder<Row extends { id: string }>(ranked: readonly Ranked[], rows: readonly Row[]) {
  const byId = new Map(rows.map(row => [row.id, row]))
  return ranked.flatMap(({ id, rank }) => {
    const row = byId.get(id)
    return row ? { row, rank } : []
  })
}

export type DirectorySearch = ReturnType<typeof directorySearch>
