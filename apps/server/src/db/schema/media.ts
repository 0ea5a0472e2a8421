import { isNull, sql } from 'drizzle-orm'
import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from './people.ts'
import { thoughts } from './thoughts.ts'

/**
 * A picture and whose it is. The row is there before its files and goes after them, so that no file is ever without
 * somebody who knows that it has to be removed.
 */
export const media = pgTable(
  'media',
  {
    id: uuid('id').primaryKey(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    /** Made by the device: one (author, client id) is one picture (D2). */
    clientId: uuid('client_id').notNull(),
    /** Digest of what was sent: the same client id with another picture is an error (D2). */
    fingerprint: text('fingerprint').notNull(),
    /** Random; its files begin with it. */
    name: text('name').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Of its files, in pixels, the smallest first. */
    widths: integer('widths').array().notNull(),
    thumbhash: text('thumbhash').notNull(),
    alt: text('alt').notNull(),
    /** The one thought that shows it; null while none does, and again once that is erased. */
    thoughtId: uuid('thought_id').references(() => thoughts.id, { onDelete: 'set null' }),
    /** The client id of the held thought that will show it: no other one may, and it is not tidied away. */
    heldAs: uuid('held_as'),
    /** Whoever has it as her picture: then no thought shows it, and it is not tidied away. */
    portraitOf: uuid('portrait_of').references(() => people.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
    /** When all of its files were on the disk; before, it does not exist for anyone. */
    storedAt: timestamp('stored_at', { withTimezone: true }),
    /** Its thought was erased: the files have to go (D9). */
    erasedAt: timestamp('erased_at', { withTimezone: true }),
  },
  table => [
    uniqueIndex('media_client_key').on(table.authorId, table.clientId),
    uniqueIndex('media_name_key').on(table.name),
    index('media_thought_idx').on(table.thoughtId),
    index('media_unposted_idx').on(table.createdAt).where(isNull(table.thoughtId)),
  ],
)
