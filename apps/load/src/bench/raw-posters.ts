import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { BODY, type Posters } from './posters.ts'

/** As many connections as the server's pool has by default (DATABASE_POOL_MAX). */
const POOL = 20

const HEAD = {
  name: 'take-revision',
  text: `update topic_heads set rev = rev + 1, seq = seq + 1, thought_count = thought_count + 1
         where topic_id = $1 returning rev, seq`,
}

const INSERT = {
  name: 'insert-thought',
  text: `insert into thoughts (id, topic_id, seq, rev, author_id, client_id, fingerprint, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
}

/**
 * One commit for each thought as directly as Node can do it: prepared statements, no server, no socket, no JSON, no
 * permissions, and no look whether the thought is known already.
 */
export async function openRawPosters(databaseUrl: string, topicId: string, count: number): Promise<Posters> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL })
  const { rows } = await pool.query<{ id: string }>(
    'select person_id as id from memberships where topic_id = $1',
    [topicId],
  )
  const authorId = rows[0]?.id

  async function post(): Promise<number> {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const taken = await client.query<{ rev: string; seq: string }>({ ...HEAD, values: [topicId] })
      const { rev, seq } = taken.rows[0] as { rev: string; seq: string }
      const ids = [randomUUID(), topicId, seq, rev, authorId, randomUUID()]
      await client.query({ ...INSERT, values: [...ids, randomBytes(16).toString('hex'), BODY] })
      await client.query('commit')
      return 0
    } finally {
      client.release()
    }
  }
  return { posts: Array.from({ length: count }, () => post), close: () => void pool.end() }
}
