import type { SuggestedPerson } from '@mehfil/shared/person'
import { and, eq, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { blocks, follows, mutes } from '#db/schema/relations.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'

/** What was typed, as it can be in a handle and in a name; undefined where it can be in none. */
export type Typed = { handle: string | undefined; name: string | undefined }

export type Asked = {
  personId: string
  /** Null: nothing was typed yet, and whoever is near will do. */
  typed: Typed | null
  topicId: string | undefined
  /** Who looks at the topic. */
  here: readonly string[]
  limit: number
}

/** Authors of so many of a topic's newest thoughts wrote lately. */
const LATELY = 200

export type SuggestionsStore = ReturnType<typeof suggestionsStore>

/**
 * Whom somebody may mean. Those who are near and those of a handle are found by indexes; by their names people are read
 * through, as in the search, and only where there is room left for them.
 */
export const suggestionsStore = (db: Db) => ({
  async near({ personId, typed, topicId, here, limit }: Asked): Promise<SuggestedPerson[]> {
    const isHere = sql<boolean>`${people.id} = any(${sql.param([...here])}::uuid[])`
    const isFollowed = sql<boolean>`${people.id} in ${followedBy(db, personId)}`
    const wroteLately = sql`${people.id} in (${authorsOf(topicId)})`
    const isExact = eq(people.handle, typed?.handle ?? '')
    const isNear = sql`${people.id} = any(array(
      select unnest(${sql.param([...here])}::uuid[])
      union ${followedBy(db, personId)} union (${authorsOf(topicId)})))`
    const rows = await db
      .select({ ...personColumns, isHere, isFollowed })
      .from(people)
      .where(
        and(
          or(isNear, isExact),
          typed ? or(isOfHandle(typed), isOfName(typed)) : undefined,
          isOffered(db, personId, isExact),
        ),
      )
      .orderBy(
        sql`${isExact} desc, ${isHere} desc, ${isFollowed} desc, ${wroteLately} desc, ${people.handle}`,
      )
      .limit(limit)
    return rows.map(({ isHere, isFollowed, ...person }) => ({ ...toPerson(person), isHere, isFollowed }))
  },

  /** Everybody else whose handle begins so: by its index, where the database sorts by letters (C). */
  byHandle: (asked: Others, near: Found) => others(db, isOfHandle(asked.typed), asked, near),

  /** Everybody else of whose name a word begins so. */
  byName: (asked: Others, near: Found) => others(db, isOfName(asked.typed), asked, near),
})

type Others = Pick<Asked, 'personId' | 'limit'> & { typed: Typed }
type Found = readonly { id: string }[]

async function others(
  db: Db,
  isMeant: SQL | undefined,
  { personId, limit }: Others,
  near: Found,
): Promise<SuggestedPerson[]> {
  if (isMeant === undefined || limit <= 0) return []
  const ids = near.map(({ id }) => id)
  const rows = await db
    .select(personColumns)
    .from(people)
    .where(and(isMeant, notInArray(people.id, ids), isOffered(db, personId, sql`false`)))
    .orderBy(people.handle)
    .limit(limit)
  return rows.map(row => ({ ...toPerson(row), isHere: false, isFollowed: false }))
}

const followedBy = (db: Db, personId: string) =>
  db.select({ id: follows.followedId }).from(follows).where(eq(follows.personId, personId))

const authorsOf = (topicId: string | undefined) => sql`
  select author_id from (
    select ${thoughts.authorId} as author_id, ${thoughts.deletedAt} as deleted_at from ${thoughts}
    where ${thoughts.topicId} = ${topicId ?? null}::uuid order by ${thoughts.seq} desc limit ${LATELY}
  ) newest where deleted_at is null`

const isOfHandle = ({ handle }: Typed) =>
  handle === undefined ? undefined : sql`starts_with(${people.handle}, ${handle})`

/** As the search spells it. */
const isOfName = ({ name }: Typed) =>
  name === undefined ? undefined : sql`strpos(${people.foldedName}, ${name}) > 0`

/** Nobody is offered herself or who blocks her or is blocked; whom she muted only by the whole handle. */
function isOffered(db: Db, personId: string, isExact: SQL): SQL | undefined {
  const none = (found: { getSQL(): SQL }) => sql`not exists (${found})`
  const one = { one: sql`1` }
  const between = (one: SQL, other: SQL) => and(eq(blocks.personId, one), eq(blocks.blockedId, other))
  const asker = sql`${personId}::uuid`
  const other = sql`${people.id}`
  return and(
    sql`${people.id} <> ${asker}`,
    none(db.select(one).from(blocks).where(between(asker, other))),
    none(db.select(one).from(blocks).where(between(other, asker))),
    or(
      isExact,
      none(
        db
          .select(one)
          .from(mutes)
          .where(and(eq(mutes.personId, personId), eq(mutes.mutedId, people.id))),
      ),
    ),
  )
}
