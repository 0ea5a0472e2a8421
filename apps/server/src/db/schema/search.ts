import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { thoughts } from './thoughts.ts'
import { topics } from './topics.ts'

/** What is new waits in a list that every search reads through: let it be short. In kB. */
const SMALL_LIST = { gin_pending_list_limit: 1_024 }

/**
 * The words of each thought that is not deleted, in one spelling, as the search reads them. A table of its own: a
 * reaction or a reply changes the thought's row, and must not touch these indexes. Written behind the feed
 * (`features/search/search.follower.ts`), never in its transactions, but for what is erased.
 */
export const thoughtTexts = pgTable(
  'thought_texts',
  {
    thoughtId: uuid('thought_id')
      .primaryKey()
      .references(() => thoughts.id, { onDelete: 'cascade' }),
    topicId: uuid('topic_id').notNull(),
    authorId: uuid('author_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    hasPicture: boolean('has_picture').notNull(),
    /** Of which text this is; as the thought's own. */
    editedAt: timestamp('edited_at', { withTimezone: true }),
    /** As `fold` makes it: compared byte by byte, whatever the database's locale. */
    folded: text('folded').notNull(),
    /** As `partsOf` makes them. */
    parts: integer('parts').array().notNull(),
  },
  table => [
    index('thought_texts_recent_idx')
      .on(table.createdAt.desc(), table.thoughtId.desc())
      .where(hasText(table.folded)),
    index('thought_texts_topic_idx').on(table.topicId, table.createdAt.desc(), table.thoughtId.desc()),
    index('thought_texts_author_idx').on(table.authorId, table.createdAt.desc(), table.thoughtId.desc()),
    index('thought_texts_picture_idx')
      .on(table.createdAt.desc(), table.thoughtId.desc())
      .where(sql`${table.hasPicture}`),
    index('thought_texts_words_idx').using('gin', wordsOf(table.folded)).with(SMALL_LIST),
    index('thought_texts_parts_idx').using('gin', table.parts).with(SMALL_LIST),
  ],
)

/** True of every text. Who says it may use the index of all of them; who does not, reads those of a topic by their own. */
export function hasText(folded: AnyPgColumn) {
  return sql`octet_length(${folded}) > 0`
}

/** Words for an index that knows beginnings. Nothing in it depends on locale, dictionary or extension. */
export function wordsOf(folded: AnyPgColumn) {
  return sql`array_to_tsvector(string_to_array(btrim(${folded}), ' '))`
}

/** How far the search has followed each topic's log: everything up to this place of this revision is in it. */
export const searchProgress = pgTable('search_progress', {
  topicId: uuid('topic_id')
    .primaryKey()
    .references(() => topics.id, { onDelete: 'cascade' }),
  epoch: text('epoch').notNull(),
  rev: bigint('rev', { mode: 'number' }).notNull(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
})
