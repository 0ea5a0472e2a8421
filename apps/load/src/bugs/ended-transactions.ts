import type { Fault } from '@mehfil/testkit/proof/faults'
import pg from 'pg'

/** Those that have written, and have only read since. */
const END = `
  select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'mehfil' and state = 'idle in transaction'
    and backend_xid is not null and query ilike 'select%'`

/** Ends the transactions that only their commit is missing from, as an administrator or a failover may. */
export const endedTransactions = (databaseUrl: string): Fault => ({
  kind: 'transactions ended',
  target: 'transactions',
  lastsMs: [0, 0],
  async inject() {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(END).finally(() => client.end())
  },
  heal: () => undefined,
})
