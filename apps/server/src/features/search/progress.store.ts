import { foldText } from '@mehfil/shared/fold'
import { partsOf } from '@mehfil/shared/search-question'
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db, Transaction } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { searchProgress, thoughtTexts } from '#db/schema/search.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads, topics } from '#db/schema/topics.ts'

// Any number will do, as long as every process takes the same one.
const SEARCH_LOCK = 7_236_453

/** Thoughts of one step: some milliseconds of folding, then one statement. */
export const STEP = 100

export type Behind = { topicId: string; epoch: string; rev: number; seq: number; head: number }

/** SQL of following: what of the topics' logs is in the search already, and the next piece. */
export function progressStore(db: Db) {
  return {
    /** Topics that have changed since they were followed, with how far; those with the least to do first. */
    async behind(limit: number): Promise<Behind[]> {
      const { rows } = await db.execute<Behind>(sql`
        select topic_id as "topicId", epoch, rev::float8 as rev, seq::float8 as seq, head::float8 as head from (
          select head.topic_id, head.epoch, head.rev as head, head.seq as newest,
            case when done.epoch = head.epoch then done.rev else 0 end as rev,
            case when done.epoch = head.epoch then done.seq else 0 end as seq
          from ${topicHeads} head left join ${searchProgress} done on done.topic_id = head.topic_id
        ) topic
        where (rev, seq) < (head, newest) order by head - rev limit ${limit}`)
      return rows
    },

    /** Changes that are not followed yet, of all topics. */
    async revisionsLeft(): Promise<number> {
      const { rows } = await db.execute<{ left: number }>(sql`
        select coalesce(sum(head.rev - case when done.epoch = head.epoch then done.rev else 0 end), 0)::float8 as left
        from ${topicHeads} head left join ${searchProgress} done on done.topic_id = head.topic_id`)
      return rows[0]?.left ?? 0
    },

    /**
     * Follows the log of a topic by one step: current rows in the order of their revisions, so whatever happened
     * meanwhile is right in the end (D9). False when there is nothing left, or another node is at it.
     */
    followTopic: (topicId: string): Promise<boolean> =>
      db.transaction(async tx => {
        const lock = await tx.execute<{ isOurs: boolean }>(
          sql`select pg_try_advisory_xact_lock(${SEARCH_LOCK}, hashtext(${topicId})) as "isOurs"`,
        )
        if (!lock.rows[0]?.isOurs) return false
        const { head, done } = await readPlace(tx, topicId)
        const start = done?.epoch === head?.epoch && done ? done : { rev: 0, seq: 0 }
        if (!head || isAt(start, head)) return false
        const rows = await changedRows(tx, topicId, start)
        await tx.delete(thoughtTexts).where(inArray(thoughtTexts.thoughtId, idsOf(rows.filter(isErased))))
        await writeTexts(tx, rows.filter(isNews))
        const last = rows.at(-1)
        // The log is read to its end: so it is at the head, as it was before it was read.
        const isAtEnd = rows.length < STEP && (last?.rev ?? 0) <= head.rev
        const { rev, seq } = isAtEnd || !last ? head : last
        await tx
          .insert(searchProgress)
          .values({ topicId, epoch: head.epoch, rev, seq })
          .onConflictDoUpdate({ target: searchProgress.topicId, set: { epoch: head.epoch, rev, seq } })
        return rev < head.rev || rows.length === STEP
      }),

    /** Names that came in without the search's knowledge; false when there are none left. */
    async followNames(): Promise<boolean> {
      const nameless = await db
        .select({ id: people.id, name: people.displayName })
        .from(people)
        .where(isNull(people.foldedName))
        .limit(STEP)
      for (const { id, name } of nameless) {
        const isSame = and(eq(people.id, id), eq(people.displayName, name))
        await db
          .update(people)
          .set({ foldedName: foldText(name) })
          .where(isSame)
      }
      const undescribed = await db
        .select({ id: topics.id, name: topics.name, description: topics.description })
        .from(topics)
        .where(or(isNull(topics.foldedName), isNull(topics.foldedDescription)))
        .limit(STEP)
      for (const { id, name, description } of undescribed) {
        const isSame = and(eq(topics.id, id), eq(topics.name, name), eq(topics.description, description))
        const folded = { foldedName: foldText(name), foldedDescription: foldText(description) }
        await db.update(topics).set(folded).where(isSame)
      }
      return nameless.length === STEP || undescribed.length === STEP
    },
  }
}

type Place = { rev: number; seq: number }

/** Many thoughts may have come with one revision: with how many of them the search has got is told by their places. */
const isAt = (done: Place, head: Place) =>
  done.rev > head.rev || (done.rev === head.rev && done.seq >= head.seq)

export type ProgressStore = ReturnType<typeof progressStore>

async function readPlace(tx: Transaction, topicId: string) {
  const [found] = await tx
    .select({
      head: { epoch: topicHeads.epoch, rev: topicHeads.rev, seq: topicHeads.seq },
      done: { epoch: searchProgress.epoch, rev: searchProgress.rev, seq: searchProgress.seq },
    })
    .from(topicHeads)
    .leftJoin(searchProgress, eq(searchProgress.topicId, topicHeads.topicId))
    .where(eq(topicHeads.topicId, topicId))
  return { head: found?.head, done: found?.done }
}

/** What was only reacted or replied to has the text that is in the search already. */
const changedRows = (tx: Transaction, topicId: string, start: Place) =>
  tx
    .select({
      id: thoughts.id,
      rev: thoughts.rev,
      seq: thoughts.seq,
      body: thoughts.body,
      isIn: sql<boolean>`${thoughtTexts.thoughtId} is not null
        and ${thoughtTexts.editedAt} is not distinct from ${thoughts.editedAt}`,
    })
    .from(thoughts)
    .leftJoin(thoughtTexts, eq(thoughtTexts.thoughtId, thoughts.id))
    .where(
      and(
        eq(thoughts.topicId, topicId),
        sql`${thoughts.rev} >= ${start.rev}`,
        sql`(${thoughts.rev}, ${thoughts.seq}) > (${start.rev}::bigint, ${start.seq}::bigint)`,
      ),
    )
    .orderBy(asc(thoughts.rev), asc(thoughts.seq))
    .limit(STEP)

type ChangedRow = Awaited<ReturnType<typeof changedRows>>[number]

const idsOf = (rows: readonly ChangedRow[]) => rows.map(({ id }) => id)
const isErased = ({ body }: ChangedRow) => body === null
const isNews = ({ body, isIn }: ChangedRow) => body !== null && !isIn

/** All in one statement. What was erased since it was read stays out. */
async function writeTexts(tx: Transaction, rows: readonly ChangedRow[]): Promise<void> {
  if (rows.length === 0) return
  const folded = rows.map(({ body }) => foldText(body ?? ''))
  const parts = folded.map(text => `{${partsOf(text).join(',')}}`)
  await tx.execute(sql`
    insert into ${thoughtTexts}
      (thought_id, topic_id, author_id, created_at, has_picture, edited_at, folded, parts)
    select thought.id, topic_id, author_id, created_at, media <> '[]', edited_at, text.folded, text.parts::int[]
    from unnest(${sql.param(idsOf(rows))}::uuid[], ${sql.param(folded)}::text[], ${sql.param(parts)}::text[])
      as text (id, folded, parts)
    join ${thoughts} thought on thought.id = text.id and thought.body is not null
    on conflict (thought_id) do update
      set folded = excluded.folded, parts = excluded.parts, edited_at = excluded.edited_at`)
}
