import pg from 'pg'
import { cutWhenSilent, giveBackWhenLost } from './lost-connections.ts'
import { type SlowQuery, timeQueries } from './query-timing.ts'
import { restingClient } from './resting.ts'

export interface PoolOptions {
  url: string
  max: number
  /** Shown by pg_stat_activity. */
  name: string
  slowQueryMs?: number
  onSlowQuery?: (query: SlowQuery) => void
  /** False where a commit may be lost with the server, so that it need not wait for the disk. */
  isDurable?: boolean
  /** A connection broke. It is replaced by itself; this is for the log. */
  onConnectionLost?: (error: Error) => void
}

/**
 * A caller is to have an answer within five seconds, whatever the database does: it ends what is slow, and when it
 * does not even do that, it hangs, and its connections are ended here.
 */
const SLOWEST_MS = 3_500
const PATIENCE_MS = 4_000

/**
 * The pool of a process. Every wait in it ends: for a connection, a statement, a lock, a transaction left
 * open. A connection that breaks (Postgres restarts) is an error of its query only: without a listener on the
 * pool and on each connection, idle or checked out, it would end the process.
 */
export const createPool = (options: PoolOptions): pg.Pool => {
  const lost = (error: Error) => options.onConnectionLost?.(error)
  const pool = new pg.Pool({
    Client: restingClient(),
    connectionString: options.url,
    max: options.max,
    application_name: options.name,
    // Finds a peer that is gone within half a minute, also where nothing is asked of it (LISTEN).
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: PATIENCE_MS,
    statement_timeout: SLOWEST_MS,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    ...(options.isDurable === false && { options: '-c synchronous_commit=off' }),
  })
  giveBackWhenLost(pool)
  pool.on('error', lost)
  pool.on('connect', client => {
    client.on('error', lost)
    cutWhenSilent(client, PATIENCE_MS)
    const { slowQueryMs, onSlowQuery } = options
    if (slowQueryMs !== undefined && onSlowQuery) timeQueries(client, slowQueryMs, onSlowQuery)
  })
  return pool
}
