import pg from 'pg'
import { addressesOf, type EmbeddedSettings } from './settings.ts'

/**
 * Makes the application's role and database. The application does not run as superuser: whoever found a way
 * to run SQL as one could read files and start programs.
 */
export const ensureRole = async (settings: EmbeddedSettings): Promise<void> => {
  const client = new pg.Client({ connectionString: addressesOf(settings).adminUrl })
  await client.connect()
  try {
    const role = await client.query("select 1 from pg_roles where rolname = 'mehfil'")
    if (role.rowCount === 0) {
      await client.query(`create role mehfil login password ${client.escapeLiteral(settings.password)}`)
    }
    const database = await client.query("select 1 from pg_database where datname = 'mehfil'")
    if (database.rowCount === 0) await client.query('create database mehfil owner mehfil')
  } finally {
    await client.end()
  }
}
