import type { KeptMedia } from '@mehfil/shared/media'
import type { ReactionCounts } from '@mehfil/shared/reaction'
import { isNotNull, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from './people.ts'
import { topics } from './topics.ts'

/** A thought, and at the same time the topic's log: what changed since r is `rev > r` (D4, D9). */
export const thoughts = pgTable(
  'thoughts',
  {
    id: uuid('id').primaryKey(),
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    rev: bigint('rev', { mode: 'number' }).notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    /** Made by the device: one (author, client id) is one thought for ever (D2). */
    clientId: uuid('client_id').notNull(),
    /** Digest of what was first submitted: the same client id with another text is an error (D2). */
    fingerprint: text('fingerprint').notNull(),
    /** Null once deleted (D9). */
    body: text('body'),
    /** As they were when it was posted; the rows in `media` say whose the files are. Empty once deleted (D9). */
    media: jsonb('media').notNull().$type<readonly KeptMedia[]>().default([]),
    replyToId: uuid('reply_to_id').references((): AnyPgColumn => thoughts.id),
    replyToSeq: bigint('reply_to_seq', { mode: 'number' }),
    replyCount: integer('reply_count').notNull().default(0),
    reactions: jsonb('reactions').notNull().$type<ReactionCounts>().default({}),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
    editedAt: timestamp('edited_at', { withTimezone: true }),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  table => [
    uniqueIndex('thoughts_place_key').on(table.topicId, table.seq),
    index('thoughts_rev_idx').on(table.topicId, table.rev),
    uniqueIndex('thoughts_client_key').on(table.authorId, table.clientId),
    index('thoughts_replies_idx').on(table.replyToId, table.seq).where(isNotNull(table.replyToId)),
    index('thoughts_author_idx').on(table.authorId, table.createdAt.desc(), table.id.desc()),
    index('thoughts_recent_idx').on(table.createdAt.desc(), table.id.desc()),
    index('thoughts_topic_recent_idx').on(table.topicId, table.createdAt.desc(), table.id.desc()),
  ],
)

/** Former texts of a thought; erased with it (D9). */
export const thoughtVersions = pgTable(
  'thought_versions',
  {
    thoughtId: uuid('thought_id')
      .notNull()
      .references(() => thoughts.id, { onDelete: 'cascade' }),
    /** The revision that replaced this text. */
    rev: bigint('rev', { mode: 'number' }).notNull(),
    body: text('body').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  table => [primaryKey({ columns: [table.thoughtId, table.rev] })],
)

export const reactions = pgTable(
  'reactions',
  {
    thoughtId: uuid('thought_id')
      .notNull()
      .references(() => thoughts.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['relatable', 'wah', 'love', 'laugh', 'sad', 'wow'] }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    primaryKey({ columns: [table.thoughtId, table.personId, table.kind] }),
    index('reactions_recent_idx').on(
      table.thoughtId,
      table.createdAt.desc(),
      table.personId.desc(),
      table.kind.desc(),
    ),
  ],
)
