import { sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { blocks, mutes } from '#db/schema/relations.ts'

type Row = { personId: string; otherId: string; isMuted: boolean }

export type UnseenIds = { apart: string[]; muted: string[] }

/** Whom these members do not see; only those are in it who do not see everybody. */
export async function readUnseen(db: Db, ids: readonly string[]): Promise<Map<string, UnseenIds>> {
  const these = sql`any(${sql.param([...ids])}::uuid[])`
  const { rows } = await db.execute<Row>(sql`
    select person_id as "personId", blocked_id as "otherId", false as "isMuted"
      from ${blocks} where person_id = ${these}
    union all select blocked_id, person_id, false from ${blocks} where blocked_id = ${these}
    union all select person_id, muted_id, true from ${mutes} where person_id = ${these}`)
  const found = new Map<string, UnseenIds>()
  for (const { personId, otherId, isMuted } of rows) {
    const unseen = found.get(personId) ?? { apart: [], muted: [] }
    unseen[isMuted ? 'muted' : 'apart'].push(otherId)
    found.set(personId, unseen)
  }
  return found
}
