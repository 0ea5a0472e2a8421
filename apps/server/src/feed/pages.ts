import type { Head } from '@mehfil/shared/changes'
import { LIMITS } from '@mehfil/shared/limits'
import type { People } from '@mehfil/shared/person'
import type { Thought } from '@mehfil/shared/thought'
import { and, asc, between, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { type AuthoredRow, authoredColumns, toAuthored } from './thought-rows.ts'

/** Where a page lies; none of the three: the newest. */
export type Place = { before?: number | undefined; after?: number | undefined; around?: number | undefined }

/** A contiguous run of places, newest first, read in one snapshot. */
export type Page = {
  topicId: string
  head: Head
  thoughts: Thought[]
  people: People
  older: number | null
  newer: number | null
}

const headColumns = { epoch: topicHeads.epoch, rev: topicHeads.rev, seq: topicHeads.seq }

/** Lowest and highest place of the page. Places are dense (D3), so a page is a range and needs no OFFSET. */
function rangeOf(place: Place, limit: number): { low: SQL; high: SQL } {
  const { seq } = topicHeads
  if (place.before !== undefined) return { low: sql`${place.before - limit}`, high: sql`${place.before - 1}` }
  if (place.after !== undefined) return { low: sql`${place.after + 1}`, high: sql`${place.after + limit}` }
  if (place.around === undefined) return { low: sql`${seq} - ${limit - 1}`, high: sql`${seq}` }
  const above = Math.floor(limit / 2)
  const centre = sql`least(${place.around}::bigint, ${seq})`
  return { low: sql`${centre} - ${limit - 1 - above}`, high: sql`${centre} + ${above}` }
}

/**
 * Reads a page and the head in one statement, so that both are of one snapshot: the page is whole as of
 * `head.rev` (D4). Undefined if there is no such topic.
 */
export async function readPage(
  db: Queryable,
  topicId: string,
  place: Place,
  limit: number,
): Promise<Page | undefined> {
  const { low, high } = rangeOf(place, limit)
  const rows = await db
    .select({ head: headColumns, ...authoredColumns })
    .from(topicHeads)
    .leftJoin(thoughts, and(eq(thoughts.topicId, topicHeads.topicId), between(thoughts.seq, low, high)))
    .leftJoin(people, eq(people.id, thoughts.authorId))
    .where(eq(topicHeads.topicId, topicId))
    .orderBy(desc(thoughts.seq))
  const head = rows[0]?.head
  if (!head) return undefined
  const page = toAuthored(rows.filter(isAuthored))
  const first = page.thoughts.at(-1)?.seq ?? 1
  const last = page.thoughts[0]?.seq ?? head.seq
  return { topicId, head, ...page, older: first > 1 ? first : null, newer: last < head.seq ? last : null }
}

export type ChangesRead =
  | { kind: 'changes'; head: Head; to: number; more: boolean; thoughts: Thought[]; people: People }
  | { kind: 'reset'; head: Head }

/** Parts that are read for one frame; what is further behind starts anew. */
const MOST_PARTS = 4

/**
 * Everything that changed after `since`, as it is now (D9), whole up to `to`: what a frame has to be (D4). It may be
 * read in several statements, and a thought that changes between two of them is in the later one too.
 */
export async function readChanges(
  db: Queryable,
  topicId: string,
  since: { epoch: string; rev: number },
): Promise<ChangesRead | undefined> {
  const found = new Map<string, Thought>()
  const people: People = {}
  let read = await readSomeChanges(db, topicId, since)
  for (let parts = 1; read?.kind === 'changes'; parts++) {
    for (const thought of read.thoughts) found.set(thought.id, thought)
    Object.assign(people, read.people)
    if (!read.more) return { ...read, thoughts: [...found.values()], people }
    if (parts === MOST_PARTS) return { kind: 'reset', head: read.head }
    read = await readSomeChanges(db, topicId, { epoch: since.epoch, rev: read.to })
  }
  return read
}

/**
 * The changes after `since` in the order of their revisions, up to a page of rows. Far behind, or of another epoch:
 * an honest reset. While there are `more` it is only a part, of no use alone: a place that was filled before `to` and
 * has changed since comes in a later one. One statement, so that head and rows are of one snapshot.
 */
export async function readSomeChanges(
  db: Queryable,
  topicId: string,
  since: { epoch: string; rev: number },
): Promise<ChangesRead | undefined> {
  const isWithinReach = sql`${topicHeads.rev} - ${since.rev}::bigint <= ${LIMITS.syncReset}`
  const rows = await db
    .select({ head: headColumns, ...authoredColumns })
    .from(topicHeads)
    .leftJoin(
      thoughts,
      and(eq(thoughts.topicId, topicHeads.topicId), gt(thoughts.rev, since.rev), isWithinReach),
    )
    .leftJoin(people, eq(people.id, thoughts.authorId))
    .where(eq(topicHeads.topicId, topicId))
    .orderBy(asc(thoughts.rev))
    .limit(LIMITS.syncPage + 1)
  const head = rows[0]?.head
  if (!head) return undefined
  const isFarBehind = head.rev - since.rev > LIMITS.syncReset
  if (head.epoch !== since.epoch || since.rev > head.rev || isFarBehind) return { kind: 'reset', head }
  return wholeRevisions(head, rows.filter(isAuthored))
}

/** Cuts a page that is too long between two revisions, so that the next part begins where this one ends. */
function wholeRevisions(head: Head, rows: readonly AuthoredRow[]): ChangesRead {
  if (rows.length <= LIMITS.syncPage) {
    return { kind: 'changes', head, to: head.rev, more: false, ...toAuthored(rows) }
  }
  const cutRev = rows.at(-1)?.thought.rev ?? 0
  const whole = rows.filter(row => row.thought.rev < cutRev)
  const to = whole.at(-1)?.thought.rev
  // One revision alone fills the page: nothing whole can be cut from it.
  if (to === undefined) return { kind: 'reset', head }
  return { kind: 'changes', head, to, more: true, ...toAuthored(whole) }
}

type MaybeAuthored = { [Part in keyof AuthoredRow]: AuthoredRow[Part] | null }

const isAuthored = <Row extends MaybeAuthored>(row: Row): row is Row & AuthoredRow =>
  row.thought !== null && row.author !== null
