import type { KeptMedia } from '@mehfil/shared/media'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { pageOf } from '#db/keyset.ts'
import { heldThoughts } from '#db/schema/held-thoughts.ts'
import { media } from '#db/schema/media.ts'
import { people } from '#db/schema/people.ts'
import { thoughts, thoughtVersions } from '#db/schema/thoughts.ts'
import { memberships } from '#db/schema/topics.ts'
import { type RecentWanted, readRecent } from '#feed/recent-page.ts'
import { isSeen } from '#feed/sight.ts'
import { authoredColumns, toAuthored } from '#feed/thought-rows.ts'

const keptColumns = {
  id: media.id,
  name: media.name,
  width: media.width,
  height: media.height,
  widths: media.widths,
  thumbhash: media.thumbhash,
  alt: media.alt,
}

/** SQL of thoughts that is read outside of the feed's own pages. */
export function thoughtsStore(db: Db) {
  const authored = () =>
    db.select(authoredColumns).from(thoughts).innerJoin(people, eq(people.id, thoughts.authorId))

  return {
    /** What is needed to decide about a thought, tombstones included. */
    async find(thoughtId: string) {
      const [found] = await db
        .select({
          id: thoughts.id,
          topicId: thoughts.topicId,
          seq: thoughts.seq,
          authorId: thoughts.authorId,
          deletedAt: thoughts.deletedAt,
        })
        .from(thoughts)
        .where(eq(thoughts.id, thoughtId))
      return found
    },

    /** The member's role in the topic; undefined if she has not joined. */
    async topicRole(topicId: string, personId: string) {
      const [found] = await db
        .select({ role: memberships.role })
        .from(memberships)
        .where(and(eq(memberships.topicId, topicId), eq(memberships.personId, personId)))
      return found?.role
    },

    /** What has to be known of whoever hands in a thought, in one question. */
    async standing(topicId: string, personId: string, clientId: string) {
      const isMember = and(eq(memberships.topicId, topicId), eq(memberships.personId, personId))
      const isKnown = and(eq(heldThoughts.authorId, personId), eq(heldThoughts.clientId, clientId))
      const joined = db.select({ one: sql`1` }).from(memberships).where(isMember)
      const kept = db.select({ one: sql`1` }).from(heldThoughts).where(isKnown)
      const { rows } = await db.execute<{ isJoined: boolean; isHeld: boolean }>(
        sql`select exists (${joined}) as "isJoined", exists (${kept}) as "isHeld"`,
      )
      return { isJoined: rows[0]?.isJoined === true, isHeld: rows[0]?.isHeld === true }
    },

    /** Those of the author's pictures that no thought shows, and that no other one is about to. */
    freeMedia(authorId: string, ids: readonly string[], clientId: string): Promise<KeptMedia[]> {
      const isShownNowhere = and(isNull(media.thoughtId), isNull(media.portraitOf))
      const isFree = and(isShownNowhere, isNull(media.erasedAt), isNotNull(media.storedAt))
      const isOurs = or(isNull(media.heldAs), eq(media.heldAs, clientId))
      return db
        .select(keptColumns)
        .from(media)
        .where(and(inArray(media.id, [...ids]), eq(media.authorId, authorId), isFree, isOurs))
    },

    async one(thoughtId: string) {
      return toAuthored(await authored().where(eq(thoughts.id, thoughtId)))
    },

    /** Former texts, the last replaced first. */
    async history(thoughtId: string, before: number | undefined, limit: number) {
      const isBefore = before === undefined ? undefined : lt(thoughtVersions.rev, before)
      const rows = await db
        .select({
          body: thoughtVersions.body,
          rev: thoughtVersions.rev,
          writtenAt: thoughtVersions.writtenAt,
        })
        .from(thoughtVersions)
        .where(and(eq(thoughtVersions.thoughtId, thoughtId), isBefore))
        .orderBy(desc(thoughtVersions.rev))
        .limit(limit + 1)
      return pageOf(rows, limit)
    },

    async replies(thoughtId: string, after: number, limit: number, hidden: ReadonlySet<string>) {
      const rows = await authored()
        .where(
          and(
            eq(thoughts.replyToId, thoughtId),
            gt(thoughts.seq, after),
            isNull(thoughts.deletedAt),
            isSeen(thoughts.authorId, hidden),
          ),
        )
        .orderBy(asc(thoughts.seq))
        .limit(limit + 1)
      const { page, last } = pageOf(rows, limit)
      return { ...toAuthored(page), next: last?.thought.seq ?? null }
    },

    /** Of the topics that a person has joined and wants to hear. */
    recentOfJoined(personId: string, wanted: RecentWanted, hidden: ReadonlySet<string>) {
      const joined = db
        .select({ topicId: memberships.topicId })
        .from(memberships)
        .where(and(eq(memberships.personId, personId), eq(memberships.isMuted, false)))
      return readRecent(db, inArray(thoughts.topicId, joined), wanted, hidden)
    },

    recentOfAll: (wanted: RecentWanted, hidden: ReadonlySet<string>) =>
      readRecent(db, undefined, wanted, hidden),
  }
}

export type ThoughtsStore = ReturnType<typeof thoughtsStore>
