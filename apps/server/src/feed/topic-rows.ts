import type { Topic } from '@mehfil/shared/topic'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/database.ts'
import { memberships, topicHeads, topics } from '#db/schema/topics.ts'

/** Null for a guest: she is a member of nothing. */
export type Asking = string | null

export const readColumns = { readSeq: memberships.readSeq, readRev: memberships.readRev }

const topicColumns = {
  id: topics.id,
  slug: topics.slug,
  name: topics.name,
  description: topics.description,
  color: topics.color,
  createdAt: topics.createdAt,
  memberCount: topics.memberCount,
  thoughtCount: topicHeads.thoughtCount,
  epoch: topicHeads.epoch,
  seq: topicHeads.seq,
  rev: topicHeads.rev,
  role: memberships.role,
  muted: memberships.isMuted,
  ...readColumns,
}

/** Topic, counters and the asking member's standing in one query, however many topics. */
export const selectTopics = (db: Db, asking: Asking) =>
  db
    .select(topicColumns)
    .from(topics)
    .innerJoin(topicHeads, eq(topicHeads.topicId, topics.id))
    .leftJoin(
      memberships,
      and(eq(memberships.topicId, topics.id), sql`${memberships.personId} = ${asking}::uuid`),
    )

type TopicRow = Awaited<ReturnType<typeof selectTopics>>[number]

export function toTopic({ role, readSeq, readRev, muted, createdAt, ...topic }: TopicRow): Topic {
  const isMember = role !== null && readSeq !== null && readRev !== null && muted !== null
  return {
    ...topic,
    createdAt: createdAt.toISOString(),
    membership: isMember ? { role, readSeq, readRev, unread: Math.max(0, topic.seq - readSeq), muted } : null,
  }
}
