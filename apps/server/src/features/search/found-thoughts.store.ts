import { furthestOfAll, type Nearness, type Question } from '@mehfil/shared/search-question'
import { and, type SQL, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { descending, isBelow } from '#db/keyset.ts'
import { thoughtTexts } from '#db/schema/search.ts'
import { isIndexedAs, isInScope, isReadOn, nearnessTo, type Scope } from './conditions.store.ts'

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

/**
 * Seen at a million thoughts: to read on costs 2 µs for each thought, an index some 15 for each that it names. So what is
 * among a thousand thrice or more is sooner found by reading, and a page of it stands in front of the furthest.
 */
export const STRIDES: Strides = { sample: 1_000, few: 3, furthest: 16_000 }

/** Those of one topic or member stand far apart on the disk: each that is read takes a look at a place of its own. */
export const SCATTERED: Strides = { sample: 1_000, few: 4, furthest: 8_000 }

const stridesOf = (scope: Scope) => (isReadOn(scope) ? STRIDES : SCATTERED)

/** Of so many that were read: the first ones of each nearness, and how many there are of all of them together. */
type Near = { rows: readonly FoundPlace[]; read: number; all: number }
type Start = { at: string; id: string } | undefined

const ORDER = [thoughtTexts.createdAt, thoughtTexts.thoughtId]

/**
 * Finds thoughts in two ways. What is common stands among the newest: they are read through. What is rare is in the
 * indexes with few others. Neither alone is fast: an index names each of a million thoughts that say "and".
 */
export function thoughtsSearch(db: Db, given?: Strides) {
  /** Of the next `count` thoughts of the scope, those that are found with this nearness or a lesser one. */
  async function read(
    { question, scope, limit }: Wanted,
    from: Nearness,
    start: Start,
    count: number,
  ): Promise<Near> {
    type Row = { read: number; all: number; nearness: Nearness | null; at: string; id: string }
    const { rows } = await db.execute<Row>(sql`
      with walked as materialized (
        select ${foundColumns(question)} from ${thoughtTexts}
        where ${whereOf(isInScope(scope), isReadOn(scope), isBelow(ORDER, start && [start.at, start.id]))}
        order by ${sql.join(descending(...ORDER), sql`, `)} limit ${count}
      ), found as (
        select nearness, at, id, row_number() over (partition by nearness order by at desc, id desc) as place
        from walked where nearness >= ${from}
      )
      select counted.*, nearness, at::text as at, id
      from (select (select count(*)::int from walked) as read, (select count(*)::int from found) as "all") counted
      left join found on place <= ${limit} order by nearness, place`)
    const places = rows.flatMap(({ nearness, at, id }) => (nearness === null ? [] : [{ nearness, at, id }]))
    return { rows: places, read: rows[0]?.read ?? 0, all: rows[0]?.all ?? 0 }
  }

  /**
   * All of the scope, by the indexes; of these nearnesses, after the place. Never by reading all there is: the planner
   * takes words to come independently of each other, and would for "this, and not that" where the two go together.
   */
  const ask = (wanted: Wanted, from: Nearness, to: Nearness, start: Start): Promise<FoundPlace[]> =>
    db.transaction(async tx => {
      await tx.execute(sql`set local enable_seqscan = off`)
      const { rows } = await tx.execute<FoundPlace>(indexQuery(wanted, from, to, start))
      return rows
    })

  /** Those of one nearness, by the way that fits. */
  async function findAs(wanted: Wanted, nearness: Nearness, start: Start, near: Near): Promise<FoundPlace[]> {
    const { limit } = wanted
    const { sample, few, furthest } = given ?? stridesOf(wanted.scope)
    const known = ({ rows }: Near) => rows.filter(place => place.nearness === nearness).slice(0, limit)
    const isDone = (found: Near, asked: number) => known(found).length === limit || found.read < asked
    if (isDone(near, sample)) return known(near)
    if (known(near).length >= few) {
      const enough = Math.ceil((2 * limit * sample) / known(near).length)
      const count = Math.min(furthest, enough)
      const further = await read(wanted, nearness, start, count)
      if (isDone(further, count)) return known(further)
    }
    return await ask(wanted, nearness, nearness, start)
  }

  return {
    /** Up to `limit` places, in order. */
    async find(wanted: Wanted): Promise<FoundPlace[]> {
      const { after, limit } = wanted
      const { sample, few } = given ?? stridesOf(wanted.scope)
      const last = furthestOfAll(wanted.question)
      const first = after?.nearness ?? 0
      let near = await read(wanted, first, after, sample)
      const found: FoundPlace[] = []
      for (let nearness: Nearness = first; nearness <= last && found.length < limit; nearness++) {
        const start = nearness === first ? after : undefined
        // Of the next nearness a page begins anew, with the newest.
        if (after && nearness === first + 1) near = await read(wanted, nearness, start, sample)
        const missing = { ...wanted, limit: limit - found.length }
        const isRare = near.read === sample && near.all < few
        if (isRare) return [...found, ...(await ask(missing, nearness, last, start))]
        found.push(...(await findAs(missing, nearness, start, near)))
      }
      return found
    },
  }
}

const foundColumns = (
  question: Question,
) => sql`${thoughtTexts.thoughtId} as id, ${thoughtTexts.createdAt} as at,
  ${nearnessTo(question, sql`${thoughtTexts.folded}`)} as nearness`

/** The question to the indexes; on its own, so that its plan can be looked at. */
export function indexQuery(wanted: Wanted, from: Nearness, to: Nearness, start: Start): SQL {
  const { question, scope, limit } = wanted
  const isAfter =
    start && sql`(nearness > ${from} or (at, id) < (${start.at}::timestamptz, ${start.id}::uuid))`
  return sql`
    with found as materialized (
      select ${foundColumns(question)} from ${thoughtTexts}
      where ${whereOf(isIndexedAs(question, to), isInScope(scope))}
    )
    select nearness, at::text as at, id from found
    where ${whereOf(sql`nearness between ${from} and ${to}`, isAfter)}
    order by found.nearness, found.at desc, found.id desc limit ${limit}`
}

const whereOf = (...conditions: (SQL | undefined)[]) => and(...conditions) ?? sql`true`
