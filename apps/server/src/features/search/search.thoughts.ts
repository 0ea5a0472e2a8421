import { furthestOfAll, type Nearness, type Question } from '@mehfil/shared/search-question'
import { and, type SQL, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { descending, isBelow } from '#db/keyset.ts'
import { thoughtTexts } from '#db/schema/search.ts'
import { isIndexedAs, isInScope, nearnessTo, type Scope } from './search.conditions.ts'

/** Where a thought stands in what was found: the nearest first, of each nearness the newest. */
export type FoundPlace = { nearness: Nearness; at: string; id: string }

export type Wanted = { question: Question; scope: Scope; after: FoundPlace | undefined; limit: number }

/** How much is looked at. Other numbers find the same, and take another time. */
export type Strides = {
  /** The newest thoughts that are read before any index is asked: they tell how common it is what is looked for. */
  readonly sample: number
  /** Found so often among these, it is so common that reading on is faster than the index, which would name too many. */
  readonly few: number
  /** As far as is read on. */
  readonly furthest: number
}

export const STRIDES: Strides = { sample: 1_000, few: 4, furthest: 20_000 }

type Near = { rows: FoundPlace[]; read: number; all: number }
type Start = { at: string; id: string } | undefined

const ORDER = [thoughtTexts.createdAt, thoughtTexts.thoughtId]

/**
 * Finds thoughts in two ways. What is common stands among the newest: they are read through. What is rare is in the
 * indexes with few others. Neither alone is fast: an index names each of a million thoughts that say "and".
 */
export function thoughtsSearch(db: Db, { sample, few, furthest }: Strides = STRIDES) {
  const folded = sql`${thoughtTexts.folded}`

  /** Of the next `count` thoughts of the scope, those that are found with this nearness. */
  async function read(wanted: Wanted, nearness: Nearness, start: Start, count: number): Promise<Near> {
    const { question, scope, limit } = wanted
    const { rows } = await db.execute<{ read: number; all: number; at: string | null; id: string | null }>(sql`
      with walked as materialized (
        select ${thoughtTexts.thoughtId} as id, ${thoughtTexts.createdAt} as at, ${nearnessTo(question, folded)} as nearness
        from ${thoughtTexts}
        where ${whereOf(isInScope(scope), isBelow(ORDER, start && [start.at, start.id]))}
        order by ${sql.join(descending(...ORDER), sql`, `)} limit ${count}
      ), counted as (
        select count(*)::int as read, (count(*) filter (where nearness >= ${nearness}))::int as "all" from walked
      )
      select counted.*, found.at::text as at, found.id from counted left join lateral (
        select at, id from walked where nearness = ${nearness} order by at desc, id desc limit ${limit}
      ) found on true`)
    const found = rows.flatMap(({ at, id }) => (at !== null && id !== null ? { nearness, at, id } : []))
    return { rows: found, read: rows[0]?.read ?? 0, all: rows[0]?.all ?? 0 }
  }

  /** All of the scope, by the indexes; of these nearnesses, after the place. */
  async function ask(wanted: Wanted, from: Nearness, to: Nearness, start: Start): Promise<FoundPlace[]> {
    const { rows } = await db.execute<FoundPlace>(indexQuery(wanted, from, to, start))
    return rows
  }

  /** Thoughts of one nearness, by the way that fits. */
  async function findAs(wanted: Wanted, nearness: Nearness, start: Start, near: Near): Promise<FoundPlace[]> {
    const { limit } = wanted
    const isDone = ({ rows, read: count }: Near, asked: number) => rows.length >= limit || count < asked
    if (isDone(near, sample)) return near.rows
    if (near.rows.length >= few) {
      const enough = Math.ceil((1.5 * limit * sample) / near.rows.length)
      const count = Math.min(furthest, enough)
      const further = await read(wanted, nearness, start, count)
      if (isDone(further, count)) return further.rows
    }
    return await ask(wanted, nearness, nearness, start)
  }

  return {
    /** Up to `limit` places, in order. */
    async find(wanted: Wanted): Promise<FoundPlace[]> {
      const last = furthestOfAll(wanted.question)
      const found: FoundPlace[] = []
      for (let nearness: Nearness = wanted.after?.nearness ?? 0; ; nearness++) {
        const start = nearness === wanted.after?.nearness ? wanted.after : undefined
        const missing = { ...wanted, limit: wanted.limit - found.length }
        const near = await read(missing, nearness, start, sample)
        if (near.all < few && near.read === sample) return [...found, ...(await ask(missing, nearness, last, start))]
        found.push(...(await findAs(missing, nearness, start, near)))
        if (found.length >= wanted.limit || nearness >= last) return found
      }
    },
  }
}

/** The question to the indexes; on its own, so that its plan can be looked at. */
export function indexQuery(wanted: Wanted, from: Nearness, to: Nearness, start: Start): SQL {
  const { question, scope, limit } = wanted
  const folded = sql`${thoughtTexts.folded}`
  const isAfter = start && sql`(nearness > ${from} or (at, id) < (${start.at}::timestamptz, ${start.id}::uuid))`
  return sql`
    with found as materialized (
      select ${thoughtTexts.thoughtId} as id, ${thoughtTexts.createdAt} as at, ${nearnessTo(question, folded)} as nearness
      from ${thoughtTexts} where ${whereOf(isIndexedAs(question, to), isInScope(scope))}
    )
    select nearness, at::text as at, id from found
    where ${whereOf(sql`nearness between ${from} and ${to}`, isAfter)}
    order by found.nearness, found.at desc, found.id desc limit ${limit}`
}

const whereOf = (...conditions: (SQL | undefined)[]) => and(...conditions) ?? sql`true`
