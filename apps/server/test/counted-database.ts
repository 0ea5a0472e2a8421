import type { Pool } from 'pg'
import { createDb, type Db } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { freshDatabase } from './database.ts'

export type CountedDatabase = {
  pool: Pool
  db: Db
  url: string
  /** Statements that reach the database while `work` runs. */
  countQueries(work: () => Promise<unknown>): Promise<number>
  stop(): Promise<void>
}

/** A fresh database whose statements are counted, whichever connection they take. */
export async function countedDatabase(max = 20): Promise<CountedDatabase> {
  const fresh = await freshDatabase()
  const pool = createPool({ url: fresh.url, max, name: 'mehfil test' })
  let count = 0
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      count++
      return query(...args)
    }) as typeof client.query
  })
  return {
    pool,
    db: createDb(pool),
    url: fresh.url,
    async countQueries(work) {
      const before = count
      await work()
      return count - before
    },
    async stop() {
      await pool.end()
      await fresh.drop()
    },
  }
}
