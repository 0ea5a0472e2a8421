import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

// Any number will do, as long as every version of Mehfil takes the same one.
const MIGRATION_LOCK = 7_236_451

/**
 * Brings the database to the newest schema. Any number of processes may do so at once: one works, the others
 * wait for it and find nothing left to do. On a connection of its own, because the pool's time limits would
 * end the waiting, and a long migration too.
 */
export const migrate = async (options: { url: string; folder: string }): Promise<void> => {
  const client = new pg.Client({ connectionString: options.url, application_name: 'mehfil migrate' })
  // A connection that breaks fails its query; without a listener it would end the process besides.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await runMigrations(drizzle(client), { migrationsFolder: options.folder })
  } finally {
    // Ending the session gives the lock back.
    await client.end()
  }
}
