import { foldText } from '@mehfil/shared/fold'
import type { ReadPlace } from '@mehfil/shared/read-place'
import type { Topic } from '@mehfil/shared/topic'
import { and, eq, ilike, isNotNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { type Db, transaction } from '#db/database.ts'
import { descending, isBelow, pageOf } from '#db/keyset.ts'
import { memberships, topicHeads, topics } from '#db/schema/topics.ts'
import { findTopicId } from '#db/topic-ref.ts'
import { type Asking, readColumns, selectTopics, toTopic } from '#feed/topic-rows.ts'

export type TopicsStore = ReturnType<typeof topicsStore>

/** Where a topic stands in the list. */
export type TopicPlace = { memberCount: number; id: string }

type Wanted = { query: string | undefined; isJoined: boolean; limit: number; below: TopicPlace | undefined }
type NewTopic = Omit<typeof topics.$inferInsert, 'memberCount' | 'createdAt'> & { epoch: string }
/** Read up to `seq`, under the mark `rev` if it is given. */
type Mark = { seq: number; rev: number | undefined }
type TopicChanges = { [Name in 'name' | 'description']?: string | undefined } & { color?: number | undefined }

export const topicsStore = (db: Db) => ({
  idOf: (ref: string) => findTopicId(db, ref),

  async find(topicId: string, asking: Asking): Promise<Topic | undefined> {
    const [row] = await selectTopics(db, asking).where(eq(topics.id, topicId))
    return row && toTopic(row)
  },

  /** A page by member count; `last` is its last topic, if more follow. */
  async list({ query, isJoined, limit, below }: Wanted, asking: Asking) {
    const order = [topics.memberCount, topics.id]
    const rows = await selectTopics(db, asking)
      .where(
        and(
          isBelow(order, below && [below.memberCount, below.id]),
          query
            ? or(ilike(topics.name, containing(query)), ilike(topics.slug, containing(query)))
            : undefined,
          isJoined ? isNotNull(memberships.personId) : undefined,
        ),
      )
      .orderBy(...descending(...order))
      .limit(limit + 1)
    const { page, last } = pageOf(rows, limit)
    return { topics: page.map(toTopic), last }
  },

  /** The topic, its counters and its first moderator. False, and nothing is written, if the slug is taken. */
  create: ({ epoch, ...topic }: NewTopic): Promise<boolean> =>
    transaction(db, async tx => {
      const made = await tx
        .insert(topics)
        .values({ ...topic, ...foldedOf(topic), memberCount: 1 })
        .onConflictDoNothing({ target: topics.slug })
        .returning({ id: topics.id })
      if (made.length === 0) return false
      await tx.insert(topicHeads).values({ topicId: topic.id, epoch })
      await tx.insert(memberships).values({ topicId: topic.id, personId: topic.createdBy, role: 'moderator' })
      return true
    }),

  async edit(topicId: string, changes: TopicChanges): Promise<void> {
    await db
      .update(topics)
      .set({ ...changes, ...foldedOf(changes) })
      .where(eq(topics.id, topicId))
  },

  /** False if she was a member before. The count moves with the row, in one transaction, so it stays exact. */
  addMember: (topicId: string, personId: string): Promise<boolean> =>
    transaction(db, async tx => {
      const newest = tx
        .select({ seq: topicHeads.seq })
        .from(topicHeads)
        .where(eq(topicHeads.topicId, topicId))
      const added = await tx
        .insert(memberships)
        .values({ topicId, personId, readSeq: sql`${newest}` })
        .onConflictDoNothing()
        .returning({ topicId: memberships.topicId })
      if (added.length === 0) return false
      await tx.update(topics).set(countBy(1)).where(eq(topics.id, topicId))
      return true
    }),

  /** False if she was no member. */
  removeMember: (topicId: string, personId: string): Promise<boolean> =>
    transaction(db, async tx => {
      const removed = await tx
        .delete(memberships)
        .where(isMembership(topicId, personId))
        .returning({ topicId: memberships.topicId })
      if (removed.length === 0) return false
      await tx.update(topics).set(countBy(-1)).where(eq(topics.id, topicId))
      return true
    }),

  /**
   * Moves the read mark forward, at most to the newest thought. Undefined if it stays, because it is there
   * already, was set by hand since, or she is no member. One statement: of two tabs that mark at once, the further
   * one wins.
   */
  async advanceRead(topicId: string, personId: string, { seq, rev }: Mark): Promise<ReadPlace | undefined> {
    const reached = upToNewest(seq)
    const [moved] = await db
      .update(memberships)
      .set({ readSeq: reached })
      .from(topicHeads)
      .where(
        and(
          isMembership(topicId, personId),
          eq(topicHeads.topicId, memberships.topicId),
          lt(memberships.readSeq, reached),
          rev === undefined ? undefined : lte(memberships.readRev, rev),
        ),
      )
      .returning(readColumns)
    return moved
  },

  /** Sets the read mark where she wants it, at most to the newest thought. Undefined if she is no member. */
  async setRead(topicId: string, personId: string, seq: number): Promise<ReadPlace | undefined> {
    const [moved] = await db
      .update(memberships)
      .set({ readSeq: upToNewest(seq), readRev: sql`${memberships.readRev} + 1` })
      .from(topicHeads)
      .where(and(isMembership(topicId, personId), eq(topicHeads.topicId, memberships.topicId)))
      .returning(readColumns)
    return moved
  },

  async findRead(topicId: string, personId: string): Promise<ReadPlace | undefined> {
    const [read] = await db.select(readColumns).from(memberships).where(isMembership(topicId, personId))
    return read
  },

  /** False if it was so before, or she is no member. */
  async setMuted(topicId: string, personId: string, isMuted: boolean): Promise<boolean> {
    const changed = await db
      .update(memberships)
      .set({ isMuted })
      .where(and(isMembership(topicId, personId), ne(memberships.isMuted, isMuted)))
      .returning({ topicId: memberships.topicId })
    return changed.length > 0
  },
})

/** As the search reads it, of what is given. */
const foldedOf = ({ name, description }: TopicChanges) => ({
  ...(name !== undefined && { foldedName: foldText(name) }),
  ...(description !== undefined && { foldedDescription: foldText(description) }),
})

const upToNewest = (seq: number) => sql<number>`least(${seq}::bigint, ${topicHeads.seq})`

const isMembership = (topicId: string, personId: string) =>
  and(eq(memberships.topicId, topicId), eq(memberships.personId, personId))

const countBy = (step: 1 | -1) => ({ memberCount: sql`${topics.memberCount} + ${step}` })

/** A LIKE pattern in which the signs of LIKE itself stand for themselves. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
