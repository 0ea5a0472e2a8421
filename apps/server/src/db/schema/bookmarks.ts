import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import { people } from './people.ts'
import { thoughts } from './thoughts.ts'

/** What members keep for themselves; gone with the thought (D9). */
export const bookmarks = pgTable(
  'bookmarks',
  {
    thoughtId: uuid('thought_id')
      .notNull()
      .references(() => thoughts.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    primaryKey({ columns: [table.thoughtId, table.personId] }),
    index('bookmarks_recent_idx').on(table.personId, table.createdAt.desc(), table.thoughtId.desc()),
  ],
)
