import pg from 'pg'

const SCANS = `
  select (table_.seq_scan + coalesce(table_.idx_scan, 0))::float8 as scans
  from pg_stat_user_tables table_ where table_.relname = 'thoughts'`

/**
 * How often the table of thoughts has been looked into, for whatever reason, as Postgres counts it. A catch-up from
 * memory does not look; one from the database does, and so does each post. Up to ten seconds behind.
 */
export async function readsOfThoughts(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ scans: number }>(SCANS)
    return rows[0]?.scans ?? 0
  } finally {
    await client.end()
  }
}
