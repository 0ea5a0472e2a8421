import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core'

/**
 * Written by connect-pg-simple. A trigger of our own sets `expire` by database time, so that the clock of
 * no node decides who is logged in (S2).
 */
export const userSessions = pgTable(
  'user_sessions',
  {
    sid: varchar('sid').primaryKey(),
    sess: jsonb('sess').notNull().$type<Record<string, unknown>>(),
    expire: timestamp('expire', { withTimezone: true, precision: 6 }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  table => [
    index('user_sessions_expire_idx').on(table.expire),
    index('user_sessions_person_idx').on(sql`(${table.sess} ->> 'personId')`),
  ],
)
