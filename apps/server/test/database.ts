import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface FreshDatabase {
  url: string
  drop: () => Promise<void>
}

const asAdmin = async (sql: string) => {
  const admin = new pg.Client({ connectionString: inject('postgres').adminUrl })
  await admin.connect()
  try {
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}

/**
 * A migrated, empty database of its own, as the application's role. Call it once per test file, and `drop` it
 * at the end. For integration tests (`*.itest.ts`) only: they have a Postgres running.
 */
export const freshDatabase = async ({ migrated = true } = {}): Promise<FreshDatabase> => {
  const { url, template } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} owner mehfil template ${migrated ? template : 'template0'}`)
  return {
    url: Object.assign(new URL(url), { pathname: `/${name}` }).href,
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  }
}
