import { sql } from 'drizzle-orm'
import { bigserial, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { people } from './people.ts'
import { thoughts } from './thoughts.ts'
import { topics } from './topics.ts'

/**
 * Thoughts that are kept, and not shared yet: their authors may take them back. Whoever deletes the row, under the lock
 * of the topic, shares the thought. One that was taken back stays for a day, without its content.
 */
export const heldThoughts = pgTable(
  'held_thoughts',
  {
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    clientId: uuid('client_id').notNull(),
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    body: text('body').notNull(),
    replyToId: uuid('reply_to_id').references(() => thoughts.id, { onDelete: 'cascade' }),
    /** In the order named; the rows in `media` say by `held_as` that they are kept for it. */
    mediaIds: uuid('media_ids').array().notNull().default([]),
    fingerprint: text('fingerprint').notNull(),
    /** In which order they were handed in, and will be shared (D7). */
    turn: bigserial('turn', { mode: 'number' }).notNull(),
    publishAt: timestamp('publish_at', { withTimezone: true }).notNull().default(sql`now()`),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  table => [
    primaryKey({ columns: [table.authorId, table.clientId] }),
    index('held_thoughts_due_idx').on(table.publishAt).where(sql`${table.undoneAt} is null`),
  ],
)
