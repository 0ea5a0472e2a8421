import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import { people } from './people.ts'

const personRef = (column: string) =>
  uuid(column)
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' })

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`)

/** Who follows whom. */
export const follows = pgTable(
  'follows',
  { personId: personRef('person_id'), followedId: personRef('followed_id'), createdAt: createdAt() },
  table => [
    primaryKey({ columns: [table.personId, table.followedId] }),
    index('follows_recent_idx').on(table.personId, table.createdAt.desc(), table.followedId.desc()),
    index('follows_followers_idx').on(table.followedId, table.createdAt.desc(), table.personId.desc()),
  ],
)

/** Whose thoughts a member does not want to see. Nobody else learns of it. */
export const mutes = pgTable(
  'mutes',
  { personId: personRef('person_id'), mutedId: personRef('muted_id'), createdAt: createdAt() },
  table => [
    primaryKey({ columns: [table.personId, table.mutedId] }),
    index('mutes_recent_idx').on(table.personId, table.createdAt.desc(), table.mutedId.desc()),
  ],
)

/** Who blocks whom; it holds both ways. */
export const blocks = pgTable(
  'blocks',
  { personId: personRef('person_id'), blockedId: personRef('blocked_id'), createdAt: createdAt() },
  table => [
    primaryKey({ columns: [table.personId, table.blockedId] }),
    index('blocks_recent_idx').on(table.personId, table.createdAt.desc(), table.blockedId.desc()),
    index('blocks_blocked_idx').on(table.blockedId),
  ],
)
