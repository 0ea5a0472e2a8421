import { createAdapter } from '@socket.io/postgres-adapter'
import { createPool } from '#db/pool.ts'
import { faultFor } from '../failure.ts'
import type { Log } from '../log.ts'
import type { Line } from './line.ts'

/** One to listen, one to tell, and one more while a listener that was lost is being replaced. */
const CONNECTIONS = 3

/**
 * NOTIFY, for several nodes on one Postgres without Redis. On connections of its own: a NOTIFY is a commit, and
 * neither waits for nor holds up those of the feed. It does not pass a pooler that shares connections between
 * transactions (PgBouncer): there only the poll is left.
 */
export function postgresLine(url: string, log: Log): Line {
  const onFault = (error: Error) => log.debug({ event: 'postgres-line-fault', ...faultFor(error) })
  const pool = createPool({
    url,
    max: CONNECTIONS,
    name: 'mehfil nodes',
    isDurable: false,
    onConnectionLost: error => log.warn({ event: 'postgres-line-lost', reason: error.message }),
  })
  return {
    open: () => createAdapter(pool, { channelPrefix: 'mehfil', errorHandler: onFault }),
    close: () => pool.end(),
  }
}
