import type { NotificationKinds } from '@mehfil/shared/notification'
import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from './people.ts'
import { thoughts } from './thoughts.ts'

/** What a member is told of, a row for each thing: no texts, which are read from the thought as it is now (D9). */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Place in her list; it changes when the row moves up. */
    number: bigint('number', { mode: 'number' }).notNull(),
    kind: text('kind', { enum: ['mention', 'reply', 'reaction', 'follow'] }).notNull(),
    thoughtId: uuid('thought_id').references(() => thoughts.id, { onDelete: 'cascade' }),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    uniqueIndex('notifications_number_key').on(table.personId, table.number),
    uniqueIndex('notifications_thought_key').on(table.thoughtId, table.personId, table.kind),
    index('notifications_at_idx').on(table.at),
  ],
)

/** Who is in such a row, each once, with the reaction that was given last. */
export const notificationPeople = pgTable(
  'notification_people',
  {
    notificationId: uuid('notification_id')
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    reaction: text('reaction', { enum: ['relatable', 'wah', 'love', 'laugh', 'sad', 'wow'] }),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    primaryKey({ columns: [table.notificationId, table.personId] }),
    index('notification_people_person_idx').on(table.personId),
  ],
)

/** Where a member's list stands: locking this row is what orders her numbers. */
export const notificationMarks = pgTable('notification_marks', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** The last number given. */
  number: bigint('number', { mode: 'number' }).notNull().default(0),
  readUpTo: bigint('read_up_to', { mode: 'number' }).notNull().default(0),
  /** The kinds that are off, as `false`. */
  kinds: jsonb('kinds').notNull().$type<Partial<NotificationKinds>>().default({}),
})

/**
 * What has happened and was told to nobody yet: written in the transaction that did it, and taken by whichever node comes
 * by first. It lives for a moment, so nothing refers to it, and it refers to nothing.
 */
export const untold = pgTable('untold', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  kind: text('kind', { enum: ['words', 'reaction', 'erasure', 'follow'] }).notNull(),
  /** Who did it. */
  byId: uuid('by_id').notNull(),
  thoughtId: uuid('thought_id'),
  /** Who is followed. */
  followedId: uuid('followed_id'),
  /** Whom the thought names, or names since it was edited. */
  handles: text('handles').array().notNull().default([]),
})
