import { Id } from '@mehfil/shared/fields'
import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Db } from './database.ts'
import { topics } from './schema/topics.ts'

/** Names remembered for each database; a hot topic is asked for by name with every page. */
const REMEMBERED = 1_000

const remembered = new WeakMap<Db, Map<string, string>>()

/** A name in the form of an id is taken for an id; so no topic may have one as its slug. */
export const isTopicId = (ref: string): boolean => z.safeParse(Id, ref).success

/**
 * The id of a topic by id or slug; undefined if there is none. What was found is remembered, because a topic
 * keeps its id and slug for ever; what was not found may be opened the next moment.
 */
export async function findTopicId(db: Db, ref: string): Promise<string | undefined> {
  const known = remembered.get(db) ?? new Map<string, string>()
  remembered.set(db, known)
  const id = known.get(ref) ?? (await readTopicId(db, ref))
  if (id === undefined) return undefined
  known.delete(ref)
  known.set(ref, id)
  forgetOldest(known)
  return id
}

async function readTopicId(db: Db, ref: string): Promise<string | undefined> {
  const isNamed = isTopicId(ref) ? eq(topics.id, ref) : eq(topics.slug, ref)
  const [topic] = await db.select({ id: topics.id }).from(topics).where(isNamed)
  return topic?.id
}

/** A Map keeps the order of insertion, and each use inserts anew: its first key is the least recently used. */
function forgetOldest(known: Map<string, string>): void {
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
}
