import { Failure, notFound } from '@mehfil/shared/errors'
import { TIMES } from '@mehfil/shared/limits'
import type { HeldThought } from '@mehfil/shared/thought'
import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Db, Queryable, Transaction } from '#db/database.ts'
import { heldThoughts } from '#db/schema/held-thoughts.ts'
import { media } from '#db/schema/media.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { takenBack } from './held.write.ts'
import { mediaGone } from './media.write.ts'
import type { NewThought } from './post.write.ts'

/** Rows of one round of the sweep. */
export const SWEPT = 100

const columns = {
  ...getTableColumns(heldThoughts),
  /** By the database's clock alone: those of nodes and devices may be wrong. */
  remainingMs: sql<number>`greatest(0,
    ceil(extract(epoch from ${heldThoughts.publishAt} - clock_timestamp()) * 1000))::int`,
}

export type HeldRow = typeof heldThoughts.$inferSelect & { remainingMs: number }

type Key = { authorId: string; clientId: string }

export const toHeld = ({ clientId, publishAt, remainingMs }: HeldRow): HeldThought => ({
  clientId,
  publishAt: publishAt.toISOString(),
  remainingMs,
})

const isKey = ({ authorId, clientId }: Key) =>
  and(eq(heldThoughts.authorId, authorId), eq(heldThoughts.clientId, clientId))

const isStillHeld = isNull(heldThoughts.undoneAt)

const ago = (ms: number) => sql`now() - make_interval(secs => ${ms / 1_000})`

/** SQL of thoughts that are held back. Pictures are locked before the row in all of it, as where thoughts are written. */
export function heldStore(db: Db) {
  async function find(tx: Queryable, key: Key): Promise<HeldRow | undefined> {
    const [found] = await tx.select(columns).from(heldThoughts).where(isKey(key))
    return found
  }

  return {
    find,

    /** Keeps it; undefined when something is kept under its client id already. What was kept before it is shared before it (D7). */
    async keep(tx: Transaction, topicId: string, thought: NewThought, undoMs: number) {
      const { authorId, clientId, body, fingerprint, replyTo } = thought
      const mediaIds = thought.media?.map(({ id }) => id) ?? []
      await keepMedia(tx, thought, mediaIds)
      const before = sql`select max(publish_at) from ${heldThoughts}
        where author_id = ${authorId} and topic_id = ${topicId} and undone_at is null`
      const [kept] = await tx
        .insert(heldThoughts)
        .values({
          authorId,
          clientId,
          topicId,
          body,
          fingerprint,
          mediaIds,
          replyToId: replyTo?.id ?? null,
          publishAt: sql`greatest(clock_timestamp() + make_interval(secs => ${undoMs / 1_000}), (${before}))`,
        })
        .onConflictDoNothing()
        .returning(columns)
      return kept as HeldRow | undefined
    },

    /** This one and what the author held in the topic before it, in the order in which they were handed in. */
    upTo({ authorId, clientId }: Key, topicId: string): Promise<HeldRow[]> {
      const turn = db
        .select({ turn: heldThoughts.turn })
        .from(heldThoughts)
        .where(isKey({ authorId, clientId }))
      return db
        .select(columns)
        .from(heldThoughts)
        .where(
          and(
            eq(heldThoughts.authorId, authorId),
            eq(heldThoughts.topicId, topicId),
            isStillHeld,
            lte(heldThoughts.turn, sql`(${turn})`),
          ),
        )
        .orderBy(asc(heldThoughts.turn))
    },

    /** Those whose time came so long ago that nobody else seems to share them. */
    due(): Promise<HeldRow[]> {
      return db
        .select(columns)
        .from(heldThoughts)
        .where(and(isStillHeld, lt(heldThoughts.publishAt, ago(TIMES.heldGrace))))
        .orderBy(asc(heldThoughts.publishAt), asc(heldThoughts.turn))
        .limit(SWEPT)
    },

    /** It is shared already, or cannot be any more: nothing of it stays here. */
    async letGo(key: Key): Promise<void> {
      await db.transaction(async tx => {
        await freeMedia(tx, key)
        await tx.delete(heldThoughts).where(and(isKey(key), isStillHeld))
      })
    },

    /**
     * True when it is taken back: not shared, and never to be. Under the topic's lock, so that it is one or the other.
     * A row stays for a day, also of what nobody has heard of: it may still be on its way here.
     */
    async undo(key: Key, topicId: string): Promise<boolean> {
      return await db.transaction(async tx => {
        const isTopic = eq(topicHeads.topicId, topicId)
        const [head] = await tx.select().from(topicHeads).where(isTopic).for('no key update')
        if (!head) throw notFound('topic')
        const isSame = and(eq(thoughts.authorId, key.authorId), eq(thoughts.clientId, key.clientId))
        const [shared] = await tx.select({ id: thoughts.id }).from(thoughts).where(isSame)
        if (shared) return false
        await freeMedia(tx, key)
        const nothing = { body: '', fingerprint: '', replyToId: null, mediaIds: [] }
        const [undone] = await tx
          .insert(heldThoughts)
          .values({ ...key, topicId, ...nothing, undoneAt: sql`now()` })
          .onConflictDoUpdate({
            target: [heldThoughts.authorId, heldThoughts.clientId],
            set: { ...nothing, undoneAt: sql`coalesce(${heldThoughts.undoneAt}, now())` },
            setWhere: eq(heldThoughts.topicId, topicId),
          })
          .returning({ topicId: heldThoughts.topicId })
        // Held in another topic, whose lock this is not.
        if (!undone) throw notFound('thought')
        await tx
          .delete(heldThoughts)
          .where(
            and(eq(heldThoughts.authorId, key.authorId), lt(heldThoughts.undoneAt, ago(TIMES.takenBack))),
          )
        return true
      })
    },
  }
}

/** For this thought alone; of two that name a picture, one gets it. */
async function keepMedia(tx: Transaction, { authorId, clientId }: Key, ids: readonly string[]) {
  if (ids.length === 0) return
  const isShownNowhere = and(isNull(media.thoughtId), isNull(media.portraitOf))
  const isFree = and(isShownNowhere, isNull(media.erasedAt), isNotNull(media.storedAt))
  const isOurs = or(isNull(media.heldAs), eq(media.heldAs, clientId))
  const kept = await tx
    .update(media)
    .set({ heldAs: clientId })
    .where(and(inArray(media.id, [...ids]), eq(media.authorId, authorId), isFree, isOurs))
    .returning({ id: media.id })
  if (kept.length !== ids.length) throw mediaGone()
}

const freeMedia = (tx: Transaction, { authorId, clientId }: Key) =>
  tx
    .update(media)
    .set({ heldAs: null })
    .where(and(eq(media.authorId, authorId), eq(media.heldAs, clientId)))

/** What is known under a client id, if it is still held; else why it is not. */
export function stillHeld(row: HeldRow | undefined): HeldRow {
  // Shared in this very moment: asked again, it is known.
  if (!row) throw new Failure('unavailable', 'Try again in a moment.', { retryAfterMs: 200 })
  if (row.undoneAt) throw takenBack()
  return row
}

export type HeldStore = ReturnType<typeof heldStore>
