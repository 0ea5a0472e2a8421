import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db, Transaction } from '#db/database.ts'
import { descending, isBelow, pageOf } from '#db/keyset.ts'
import { people } from '#db/schema/people.ts'
import { blocks, follows, mutes } from '#db/schema/relations.ts'
import { blocksPerson, isApart } from '#feed/blocked.ts'
import type { RecentPosition } from '#feed/recent-cursor.ts'
import { readRelation } from '#feed/relation.ts'
import { personColumns, toPerson } from '#feed/thought-rows.ts'
import { followToTell, writeUntold } from '#feed/untold.ts'

export type ListWanted = { limit: number; before: RecentPosition | undefined }

/** The two of a relation, and which of the lists it is in. */
export type Pair = { personId: string; otherId: string }

export type Kept = 'mutes' | 'blocks'

const followColumns = { personId: follows.personId, followedId: follows.followedId }

const OTHER = { mutes: mutes.mutedId, blocks: blocks.blockedId }
const TABLE = { mutes, blocks }

/** SQL of how members stand to each other. */
export function relationsStore(db: Db) {
  /** Of one side of a relation, with the people on the other one. */
  async function list(which: SQL | undefined, { limit, before }: ListWanted, columns: ListColumns) {
    const order = [columns.createdAt, columns.other]
    const rows = await db
      .select({ ...personColumns, at: sql<string>`${columns.createdAt}::text` })
      .from(columns.table)
      .innerJoin(people, eq(people.id, columns.other))
      .where(and(which, isBelow(order, before && [before.at, before.id])))
      .orderBy(...descending(...order))
      .limit(limit + 1)
    const { page, last } = pageOf(rows, limit)
    return {
      people: page.map(({ at: _, ...row }) => toPerson(row)),
      last: last && { at: last.at, id: last.id },
    }
  }

  return {
    /** Whoever has this handle, and whether she blocks the one who asks. */
    async find(handle: string, askerId: string | undefined) {
      const isBlocking =
        askerId === undefined ? sql<boolean>`false` : sql<boolean>`${blocksPerson(db, people.id, askerId)}`
      const [found] = await db
        .select({ id: people.id, isBlocking })
        .from(people)
        .where(eq(people.handle, handle))
      return found
    },

    relation: ({ personId, otherId }: Pair) => readRelation(db, personId, otherId),

    /** Whether it is new; undefined where one of the two blocks the other. A block meanwhile waits, or has been. */
    follow: ({ personId, otherId }: Pair) =>
      db.transaction(async tx => {
        await hold(tx, [personId, otherId], 'share')
        const [block] = await tx
          .select({ id: blocks.personId })
          .from(blocks)
          .where(
            sql`(${blocks.personId}, ${blocks.blockedId}) in ((${personId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${personId}::uuid))`,
          )
          .limit(1)
        if (block) return undefined
        const added = await tx
          .insert(follows)
          .values({ personId, followedId: otherId })
          .onConflictDoNothing()
          .returning(followColumns)
        await writeUntold(tx, added.map(followToTell))
        return added.length > 0
      }),

    unfollow: ({ personId, otherId }: Pair): Promise<boolean> =>
      db.transaction(async tx => {
        const removed = await tx
          .delete(follows)
          .where(and(eq(follows.personId, personId), eq(follows.followedId, otherId)))
          .returning(followColumns)
        await writeUntold(tx, removed.map(followToTell))
        return removed.length > 0
      }),

    /** Whether it is new; undefined when there are `most` already. Who blocks ends the following of both. */
    add: (kept: Kept, { personId, otherId }: Pair, most: number) =>
      db.transaction(async tx => {
        await hold(tx, kept === 'blocks' ? [personId, otherId] : [personId], 'no key update')
        const table = TABLE[kept]
        const own = await tx.$count(table, eq(table.personId, personId))
        const isThere = await tx.$count(table, and(eq(table.personId, personId), eq(OTHER[kept], otherId)))
        if (isThere > 0) return false
        if (own >= most) return undefined
        if (kept === 'mutes') await tx.insert(mutes).values({ personId, mutedId: otherId })
        else {
          await tx.insert(blocks).values({ personId, blockedId: otherId })
          const ids = [personId, otherId]
          const removed = await tx
            .delete(follows)
            .where(and(inArray(follows.personId, ids), inArray(follows.followedId, ids)))
            .returning(followColumns)
          await writeUntold(tx, removed.map(followToTell))
        }
        return true
      }),

    async remove(kept: Kept, { personId, otherId }: Pair): Promise<boolean> {
      const table = TABLE[kept]
      const removed = await db
        .delete(table)
        .where(and(eq(table.personId, personId), eq(OTHER[kept], otherId)))
        .returning({ personId: table.personId })
      return removed.length > 0
    },

    followers: (personId: string, askerId: string | undefined, wanted: ListWanted) =>
      list(and(eq(follows.followedId, personId), isSeen(follows.personId, askerId)), wanted, {
        table: follows,
        other: follows.personId,
        createdAt: follows.createdAt,
      }),

    following: (personId: string, askerId: string | undefined, wanted: ListWanted) =>
      list(and(eq(follows.personId, personId), isSeen(follows.followedId, askerId)), wanted, {
        table: follows,
        other: follows.followedId,
        createdAt: follows.createdAt,
      }),

    /** Without those who block her: of them there is nothing to be seen. */
    muted: (personId: string, wanted: ListWanted) =>
      list(and(eq(mutes.personId, personId), sql`not ${blocksPerson(db, mutes.mutedId, personId)}`), wanted, {
        table: mutes,
        other: mutes.mutedId,
        createdAt: mutes.createdAt,
      }),

    blocked: (personId: string, wanted: ListWanted) =>
      list(eq(blocks.personId, personId), wanted, {
        table: blocks,
        other: blocks.blockedId,
        createdAt: blocks.createdAt,
      }),
  }

  /** Between whom and the one who asks no block stands. */
  function isSeen(column: PgColumn, askerId: string | undefined): SQL | undefined {
    return askerId === undefined ? undefined : sql`not ${isApart(db, column, askerId)}`
  }
}

export type RelationsStore = ReturnType<typeof relationsStore>

type ListColumns = {
  table: typeof follows | typeof mutes | typeof blocks
  other: PgColumn
  createdAt: PgColumn
}

/** The rows of these people, always in one order, so that no two wait for each other. */
async function hold(tx: Transaction, ids: readonly string[], strength: 'share' | 'no key update') {
  await tx
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(people.id)
    .for(strength)
}
