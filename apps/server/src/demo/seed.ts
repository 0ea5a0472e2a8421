import { LIMITS } from '@mehfil/shared/limits'
import { sql } from 'drizzle-orm'
import type { Db, Transaction } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { memberships, topicHeads, topics } from '#db/schema/topics.ts'
import type { Blobs } from '#platform/blobs/blobs.ts'
import { newId } from '#platform/id.ts'
import { thoughtsByTopic } from './content/all-thoughts.ts'
import { people as demoPeople } from './content/people.ts'
import { topics as demoTopics } from './content/topics.ts'
import { insertPictures, insertReactions, insertThoughts } from './insert.ts'
import { demoRows, type TopicRows, trialRows } from './rows.ts'

// Any number will do, as long as every process takes the same one.
const SEED_LOCK = 7_236_452

export type Seeded = { topics: number; thoughts: number }

/**
 * Fills an empty community so that its first visitor finds it alive. Where there is a topic already, nothing
 * is touched. Demo people cannot log in: they have no password. Of several processes one works.
 */
export async function seedDemo(db: Db, blobs: Blobs): Promise<Seeded> {
  return await db.transaction(async tx => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`)
    const [someone] = await tx.select({ id: topics.id }).from(topics).limit(1)
    if (someone) return { topics: 0, thoughts: 0 }
    const idByHandle = await insertPeople(tx)
    let thoughts = 0
    // Of topics with as many members the newest stands first in the directory: so the first is made last.
    for (const topic of demoTopics.toReversed()) {
      const { slug, name, description, hue } = topic
      const topicId = newId()
      const rows = demoRows(topicId, thoughtsByTopic[slug], idByHandle)
      await insertTopic(tx, { id: topicId, slug, name, description, color: hue }, idByHandle, rows)
      await insertPictures(tx, blobs, rows.pictures)
      thoughts += rows.thoughts.length
    }
    return { topics: demoTopics.length, thoughts }
  })
}

/** A topic of its own with `count` thoughts, for trials of scale. Answers its slug. */
export async function seedTrial(db: Db, count: number): Promise<{ slug: string }> {
  return await db.transaction(async tx => {
    await tx.execute(sql`set local statement_timeout = 0`)
    const idByHandle = await insertPeople(tx)
    const topicId = newId()
    const slug = `trial-${count}-${topicId.slice(-6)}`
    const rows = trialRows(topicId, count, [...idByHandle.values()])
    const description = `${count} generated thoughts, for trials.`
    await insertTopic(
      tx,
      { id: topicId, slug, name: `Trial of ${count}`, description, color: 210 },
      idByHandle,
      rows,
    )
    return { slug }
  })
}

/** The demo people, made where they are missing; ids by handle. */
async function insertPeople(tx: Transaction): Promise<Map<string, string>> {
  await tx
    .insert(people)
    .values(demoPeople.map(({ handle, displayName, bio }) => ({ id: newId(), handle, displayName, bio })))
    .onConflictDoNothing()
  const rows = await tx.select({ id: people.id, handle: people.handle }).from(people)
  const isDemo = new Set<string>(demoPeople.map(person => person.handle))
  return new Map(rows.filter(row => isDemo.has(row.handle)).map(row => [row.handle, row.id]))
}

type NewTopic = { id: string; slug: string; name: string; description: string; color: number }

async function insertTopic(
  tx: Transaction,
  topic: NewTopic,
  idByHandle: ReadonlyMap<string, string>,
  rows: TopicRows,
): Promise<void> {
  const memberIds = [...idByHandle.values()]
  const [founder] = memberIds
  if (founder === undefined) throw new Error('The demo has no people')
  await tx.insert(topics).values({ ...topic, createdBy: founder, memberCount: memberIds.length })
  const count = rows.thoughts.length
  await tx
    .insert(topicHeads)
    .values({ topicId: topic.id, epoch: newId().slice(-12), seq: count, rev: count, thoughtCount: count })
  await tx.insert(memberships).values(
    memberIds.map(personId => ({
      topicId: topic.id,
      personId,
      role: personId === founder ? ('moderator' as const) : ('member' as const),
      readSeq: count,
    })),
  )
  for (let at = 0; at < count; at += LIMITS.page * 5)
    await insertThoughts(tx, rows.thoughts.slice(at, at + LIMITS.page * 5))
  for (let at = 0; at < rows.reactions.length; at += 500) {
    await insertReactions(tx, rows.reactions.slice(at, at + 500))
  }
}
