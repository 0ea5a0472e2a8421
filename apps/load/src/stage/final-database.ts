import type { FinalDatabase, FinalHead, FinalThought } from '@mehfil/testkit/proof/evidence'
import pg from 'pg'

const HEADS = `
  select topic_id as "topicId", epoch, seq::float8 as seq, rev::float8 as rev
  from topic_heads where topic_id = any($1)`

const THOUGHTS = `
  select id, topic_id as "topicId", seq::float8 as seq, rev::float8 as rev, author_id as "authorId",
         client_id as "clientId", body, reply_count as "replyCount", reactions
  from thoughts where topic_id = any($1) order by topic_id, seq`

/** Reads the truth with plain SQL, in one snapshot. */
export async function readFinalDatabase(url: string, topicIds: readonly string[]): Promise<FinalDatabase> {
  return await withDatabase(url, async client => {
    await client.query('begin isolation level repeatable read read only')
    const heads = (await client.query<FinalHead>(HEADS, [topicIds])).rows
    const thoughts = (await client.query<FinalThought>(THOUGHTS, [topicIds])).rows
    await client.query('commit')
    return { heads, thoughts }
  })
}

export const readHeads = (url: string, topicIds: readonly string[]): Promise<readonly FinalHead[]> =>
  withDatabase(url, async client => (await client.query<FinalHead>(HEADS, [topicIds])).rows)

async function withDatabase<T>(url: string, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await read(client)
  } finally {
    await client.end()
  }
}
