import type { Pool } from 'pg'

export interface ConnectionBudget {
  /** What the server lets ordinary roles have, over all processes that use it. */
  available: number
  poolMax: number
}

// Beside the pool a process keeps a few connections, to hear the other nodes and to tell them, and before that
// one to migrate.
const BESIDE_THE_POOL = 3

export const readBudget = async (pool: Pool, poolMax: number): Promise<ConnectionBudget> => {
  const { rows } = await pool.query<{ available: number }>(
    `select current_setting('max_connections')::int
          - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true), '0')::int as available`,
  )
  return { available: rows[0]?.available ?? 0, poolMax }
}

/** A pool that cannot be filled is a fault that shows under load only, so it is said at the start. */
export const judgeBudget = ({
  available,
  poolMax,
}: ConnectionBudget): { fault?: string; warning?: string } => {
  const wanted = poolMax + BESIDE_THE_POOL
  const numbers =
    `DATABASE_POOL_MAX=${poolMax} and ${BESIDE_THE_POOL} more make ${wanted} connections, ` +
    `and the database server allows ${available} in all`
  if (wanted > available) return { fault: `${numbers}. Lower DATABASE_POOL_MAX or raise max_connections.` }
  if (wanted > available / 2) return { warning: `${numbers}: a second server beside this one would not fit.` }
  return {}
}
