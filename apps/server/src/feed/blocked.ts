import { and, eq, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { Queryable } from '#db/database.ts'
import { blocks } from '#db/schema/relations.ts'

const one = { one: sql`1` }

/** In a query: whether the one blocks the other. Each is a column or an id. */
export const blocksPerson = (db: Queryable, who: SQLWrapper | string, whom: SQLWrapper | string) =>
  sql<boolean>`exists (${db
    .select(one)
    .from(blocks)
    .where(and(eq(blocks.personId, who), eq(blocks.blockedId, whom)))})`

/** In a query: whether one of the two blocks the other. */
export const isApart = (db: Queryable, one: SQLWrapper | string, other: SQLWrapper | string) =>
  sql<boolean>`(${or(blocksPerson(db, one, other), blocksPerson(db, other, one))})`
