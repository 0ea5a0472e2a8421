import pg from 'pg'
import { type SlowQuery, timeQueries } from './query-timing.ts'

export interface PoolOptions {
  url: string
  max: number
  /** Shown by pg_stat_activity. */
  name: string
  slowQueryMs?: number
  onSlowQuery?: (query: SlowQuery) => void
  /** A connection broke. It is replaced by itself; this is for the log. */
  onConnectionLost?: (error: Error) => void
}

/**
 * The one pool of a process. Every wait in it ends: for a connection, a statement, a lock, a transaction left
 * open. A connection that breaks (Postgres restarts) is an error of its query only: without a listener on the
 * pool and on each connection, idle or checked out, it would end the process.
 */
export const createPool = (options: PoolOptions): pg.Pool => {
  const lost = (error: Error) => options.onConnectionLost?.(error)
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.name,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
  })
  pool.on('error', lost)
  pool.on('connect', client => {
    client.on('error', lost)
    const { slowQueryMs, onSlowQuery } = options
    if (slowQueryMs !== undefined && onSlowQuery) timeQueries(client, slowQueryMs, onSlowQuery)
  })
  return pool
}
