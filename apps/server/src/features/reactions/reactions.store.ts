import type { ReactionKind } from '@mehfil/shared/reaction'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { descending, isBelow, pageOf } from '#db/keyset.ts'
import { people } from '#db/schema/people.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import { isSeen } from '#feed/sight.ts'
import { personColumns } from '#feed/thought-rows.ts'

/** Where a reaction stands among those of its thought, newest first. */
export type ReactionPosition = { at: string; personId: string; kind: string }

export type ReactionsWanted = { thoughtId: string; kind?: ReactionKind | undefined; limit: number }

export function reactionsStore(db: Db) {
  return {
    /** Where a thought is and whose; undefined for none and for an erased one. */
    async topicOf(thoughtId: string) {
      const [found] = await db
        .select({ topicId: thoughts.topicId, authorId: thoughts.authorId, deletedAt: thoughts.deletedAt })
        .from(thoughts)
        .where(eq(thoughts.id, thoughtId))
      return found && !found.deletedAt ? found : undefined
    },

    async kindsOf(thoughtId: string, personId: string) {
      const rows = await db
        .select({ kind: reactions.kind })
        .from(reactions)
        .where(and(eq(reactions.thoughtId, thoughtId), eq(reactions.personId, personId)))
      return rows.map(row => row.kind)
    },

    async list(
      { thoughtId, kind, limit }: ReactionsWanted,
      before: ReactionPosition | undefined,
      hidden: ReadonlySet<string>,
    ) {
      const order = [reactions.createdAt, reactions.personId, reactions.kind]
      const place = before && [before.at, before.personId, before.kind]
      const rows = await db
        .select({
          person: personColumns,
          kind: reactions.kind,
          createdAt: reactions.createdAt,
          at: sql<string>`${reactions.createdAt}::text`,
        })
        .from(reactions)
        .innerJoin(people, eq(people.id, reactions.personId))
        .where(
          and(
            eq(reactions.thoughtId, thoughtId),
            kind && eq(reactions.kind, kind),
            isSeen(reactions.personId, hidden),
            isBelow(order, place),
          ),
        )
        .orderBy(...descending(...order))
        .limit(limit + 1)
      return pageOf(rows, limit)
    },
  }
}

export type ReactionsStore = ReturnType<typeof reactionsStore>
