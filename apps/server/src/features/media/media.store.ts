import { LIMITS, TIMES } from '@mehfil/shared/limits'
import type { KeptMedia } from '@mehfil/shared/media'
import { and, count, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { media } from '#db/schema/media.ts'

export type MediaRow = typeof media.$inferSelect

export type MediaDraft = Omit<KeptMedia, 'widths'> & {
  readonly widths: number[]
  readonly authorId: string
  readonly clientId: string
  readonly fingerprint: string
}

/** Rows of one round: few, for their files are removed while they are locked. */
const ROUND = 50

const isUnposted = and(isNull(media.thoughtId), isNull(media.portraitOf), isNull(media.erasedAt))

/** By the database's clock: which node asks, and what time it takes it for, does not matter. */
const isForgotten = and(
  isUnposted,
  isNull(media.heldAs),
  lt(media.createdAt, sql`now() - make_interval(secs => ${TIMES.mediaUnposted / 1_000})`),
)

export function mediaStore(db: Db) {
  return {
    async findUpload(authorId: string, clientId: string): Promise<MediaRow | undefined> {
      const [found] = await db
        .select()
        .from(media)
        .where(and(eq(media.authorId, authorId), eq(media.clientId, clientId)))
      return found
    },

    async hasTooManyUnposted(authorId: string): Promise<boolean> {
      const [found] = await db
        .select({ n: count() })
        .from(media)
        .where(and(eq(media.authorId, authorId), isUnposted))
      return (found?.n ?? 0) >= LIMITS.unpostedMedia
    },

    /** The row of this draft, or the one that the same client id has already. */
    async draft(draft: MediaDraft): Promise<MediaRow> {
      const [row] = await db
        .insert(media)
        .values(draft)
        .onConflictDoUpdate({
          target: [media.authorId, media.clientId],
          set: { clientId: sql`excluded.client_id` },
        })
        .returning()
      return row as MediaRow
    },

    /** All files are there: from now on the picture is. */
    async markStored(id: string): Promise<void> {
      await db
        .update(media)
        .set({ storedAt: sql`now()` })
        .where(and(eq(media.id, id), isNull(media.storedAt)))
    },

    /** Whose the picture of this name is, and whether a thought shows it, or it is a portrait. */
    async findShown(name: string) {
      const [found] = await db
        .select({ authorId: media.authorId, thoughtId: media.thoughtId, portraitOf: media.portraitOf })
        .from(media)
        .where(and(eq(media.name, name), isNotNull(media.storedAt), isNull(media.erasedAt)))
      return found
    },

    /** Forgets some pictures that nobody shows, once `removeFiles` has removed theirs; false when there are none left. */
    async forgetSome(removeFiles: (row: MediaRow) => Promise<void>): Promise<boolean> {
      return await db.transaction(async tx => {
        const rows = await tx
          .select()
          .from(media)
          .where(or(and(isNull(media.thoughtId), isNotNull(media.erasedAt)), isForgotten))
          .limit(ROUND)
          .for('update', { skipLocked: true })
        if (rows.length === 0) return false
        for (const row of rows) await removeFiles(row)
        await tx.delete(media).where(
          inArray(
            media.id,
            rows.map(row => row.id),
          ),
        )
        return rows.length === ROUND
      })
    },
  }
}

export type MediaStore = ReturnType<typeof mediaStore>
