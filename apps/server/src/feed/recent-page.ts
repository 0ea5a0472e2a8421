import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/database.ts'
import { descending, isBelow, pageOf } from '#db/keyset.ts'
import { people } from '#db/schema/people.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import type { RecentPosition } from './recent-cursor.ts'
import { isSeen } from './sight.ts'
import { authoredColumns, toAuthored } from './thought-rows.ts'

export type RecentWanted = { limit: number; before: RecentPosition | undefined }

const NOBODY: ReadonlySet<string> = new Set()

/**
 * Thoughts across topics, newest first, without what is deleted or of those whom the reader does not see; `last` is
 * where the page ends, if more follow.
 */
export async function readRecent(
  db: Queryable,
  which: SQL | undefined,
  { limit, before }: RecentWanted,
  hidden = NOBODY,
) {
  const order = [thoughts.createdAt, thoughts.id]
  const rows = await db
    .select({ ...authoredColumns, at: sql<string>`${thoughts.createdAt}::text` })
    .from(thoughts)
    .innerJoin(people, eq(people.id, thoughts.authorId))
    .where(
      and(
        which,
        isNull(thoughts.deletedAt),
        isSeen(thoughts.authorId, hidden),
        isBelow(order, before && [before.at, before.id]),
      ),
    )
    .orderBy(...descending(...order))
    .limit(limit + 1)
  const { page, last } = pageOf(rows, limit)
  return { ...toAuthored(page), last: last && { at: last.at, id: last.thought.id } }
}
