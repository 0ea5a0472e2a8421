import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Pool } from 'pg'

export interface MigrationState {
  applied: number
  pending: number
}

interface Journal {
  entries: Array<{ when: number }>
}

/** drizzle's own book-keeping: it applies whatever is newer than the newest it has written down. */
const readNewest = async (pool: Pool) => {
  const known = await pool.query<{ exists: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  )
  if (!known.rows[0]?.exists) return 0
  const { rows } = await pool.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  )
  return Number(rows[0]?.newest ?? 0)
}

/** How far this database is, compared with the migrations in a folder. */
export const readMigrations = async (pool: Pool, folder: string): Promise<MigrationState> => {
  const { entries } = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as Journal
  const newest = await readNewest(pool)
  const pending = entries.filter(({ when }) => when > newest).length
  return { applied: entries.length - pending, pending }
}
