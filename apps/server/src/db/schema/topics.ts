import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from './people.ts'

export const topics = pgTable(
  'topics',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** As the search reads them; null until the search has come by. */
    foldedName: text('folded_name'),
    foldedDescription: text('folded_description'),
    /** Hue in degrees. */
    color: integer('color').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => people.id),
    memberCount: integer('member_count').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    uniqueIndex('topics_slug_key').on(table.slug),
    index('topics_members_idx').on(table.memberCount.desc(), table.id.desc()),
    index('topics_unfolded_idx')
      .on(table.id)
      .where(sql`(${table.foldedName} is null or ${table.foldedDescription} is null)`),
  ],
)

/**
 * The counters of a topic, apart from its description: narrow, updated by every write, and without an index
 * on what changes, so that updates stay in their page (HOT). Locking this row is what orders a topic's writes.
 */
export const topicHeads = pgTable('topic_heads', {
  topicId: uuid('topic_id')
    .primaryKey()
    .references(() => topics.id, { onDelete: 'cascade' }),
  epoch: text('epoch').notNull(),
  /** Place of the newest thought. */
  seq: bigint('seq', { mode: 'number' }).notNull().default(0),
  /** Number of the last change. */
  rev: bigint('rev', { mode: 'number' }).notNull().default(0),
  /** Thoughts that are not deleted. */
  thoughtCount: bigint('thought_count', { mode: 'number' }).notNull().default(0),
})

export const memberships = pgTable(
  'memberships',
  {
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['member', 'moderator'] })
      .notNull()
      .default('member'),
    /** How far the member has read; everything above is unread. */
    readSeq: bigint('read_seq', { mode: 'number' }).notNull().default(0),
    /**
     * Grows when the mark is set by hand. It starts with the time, in ms: who leaves and joins again begins above
     * everything that her tabs still hold.
     */
    readRev: bigint('read_rev', { mode: 'number' })
      .notNull()
      .default(sql`(extract(epoch from now()) * 1000)::bigint`),
    isMuted: boolean('is_muted').notNull().default(false),
    /** What it may tell her of (`TopicNotifications`). */
    tells: text('tells', { enum: ['all', 'direct', 'none'] })
      .notNull()
      .default('all'),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    primaryKey({ columns: [table.topicId, table.personId] }),
    index('memberships_person_idx').on(table.personId),
  ],
)
