import type { Relation } from '@mehfil/shared/person'
import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '#db/database.ts'
import { blocks, follows, mutes } from '#db/schema/relations.ts'

/** How one member stands to another, in one query. */
export async function readRelation(db: Queryable, personId: string, otherId: string): Promise<Relation> {
  const has = (found: { getSQL(): ReturnType<typeof sql> }) => sql<boolean>`exists (${found})`
  const one = { one: sql`1` }
  const following = (from: string, to: string) =>
    db
      .select(one)
      .from(follows)
      .where(and(eq(follows.personId, from), eq(follows.followedId, to)))
  const muting = db
    .select(one)
    .from(mutes)
    .where(and(eq(mutes.personId, personId), eq(mutes.mutedId, otherId)))
  const blocking = db
    .select(one)
    .from(blocks)
    .where(and(eq(blocks.personId, personId), eq(blocks.blockedId, otherId)))
  const { rows } = await db.execute<Relation>(sql`select
    ${has(following(personId, otherId))} as "follows",
    ${has(muting)} as "mutes",
    ${has(blocking)} as "blocks",
    ${has(following(otherId, personId))} as "isFollower"`)
  const [relation] = rows
  if (!relation) throw new Error('A query without a table answered no row.')
  return relation
}
