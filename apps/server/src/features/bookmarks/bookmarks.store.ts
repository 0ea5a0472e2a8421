import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { descending, isBelow, pageOf } from '#db/keyset.ts'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { people } from '#db/schema/people.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import type { RecentWanted } from '#feed/recent-page.ts'
import { isSeen } from '#feed/sight.ts'
import { authoredColumns, toAuthored } from '#feed/thought-rows.ts'

/** SQL of bookmarks. */
export function bookmarksStore(db: Db) {
  return {
    /**
     * Whether the thought is there to be kept, by somebody who is not one of these, and whether that is new. Its row is held meanwhile: an erasure waits, or
     * has been, so that no bookmark outlives its thought.
     */
    add: (thoughtId: string, personId: string, apart: ReadonlySet<string>) =>
      db.transaction(async tx => {
        const [living] = await tx
          .select({ id: thoughts.id })
          .from(thoughts)
          .where(
            and(eq(thoughts.id, thoughtId), isNull(thoughts.deletedAt), isSeen(thoughts.authorId, apart)),
          )
          .for('share')
        if (!living) return { isThere: false, isNew: false }
        const added = await tx
          .insert(bookmarks)
          .values({ thoughtId, personId })
          .onConflictDoNothing()
          .returning({ thoughtId: bookmarks.thoughtId })
        return { isThere: true, isNew: added.length > 0 }
      }),

    async isThere(thoughtId: string): Promise<boolean> {
      const found = await db
        .select({ id: thoughts.id })
        .from(thoughts)
        .where(and(eq(thoughts.id, thoughtId), isNull(thoughts.deletedAt)))
      return found.length > 0
    },

    /** True if there was something to remove. */
    async remove(thoughtId: string, personId: string): Promise<boolean> {
      const removed = await db
        .delete(bookmarks)
        .where(and(eq(bookmarks.thoughtId, thoughtId), eq(bookmarks.personId, personId)))
        .returning({ thoughtId: bookmarks.thoughtId })
      return removed.length > 0
    },

    /** The one kept last first; `last` is where the page ends, if more follow. */
    async list(personId: string, { limit, before }: RecentWanted, hidden: ReadonlySet<string>) {
      const order = [bookmarks.createdAt, bookmarks.thoughtId]
      const rows = await db
        .select({ ...authoredColumns, at: sql<string>`${bookmarks.createdAt}::text` })
        .from(bookmarks)
        .innerJoin(thoughts, eq(thoughts.id, bookmarks.thoughtId))
        .innerJoin(people, eq(people.id, thoughts.authorId))
        .where(
          and(
            eq(bookmarks.personId, personId),
            isNull(thoughts.deletedAt),
            isSeen(thoughts.authorId, hidden),
            isBelow(order, before && [before.at, before.id]),
          ),
        )
        .orderBy(...descending(...order))
        .limit(limit + 1)
      const { page, last } = pageOf(rows, limit)
      return { ...toAuthored(page), last: last && { at: last.at, id: last.thought.id } }
    },
  }
}

export type BookmarksStore = ReturnType<typeof bookmarksStore>
