import type { KeptMedia } from '@mehfil/shared/media'
import { isNull, sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export const people = pgTable(
  'people',
  {
    id: uuid('id').primaryKey(),
    handle: text('handle').notNull(),
    displayName: text('display_name').notNull(),
    /** The name as the search reads it; null until the search has come by. */
    foldedName: text('folded_name'),
    bio: text('bio').notNull().default(''),
    /** Her picture as it was when she chose it; the row in `media` says whose the files are. */
    avatar: jsonb('avatar').$type<KeptMedia>(),
    role: text('role', { enum: ['member', 'moderator', 'admin'] })
      .notNull()
      .default('member'),
    /** argon2id in PHC form; null for those who cannot log in (demo people). */
    passwordHash: text('password_hash'),
    /** Sessions of an older epoch are void, even if a late request writes one back (S2). */
    sessionEpoch: integer('session_epoch').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    uniqueIndex('people_handle_key').on(table.handle),
    index('people_unfolded_idx').on(table.id).where(isNull(table.foldedName)),
  ],
)
