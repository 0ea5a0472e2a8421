import connectPgSimple from 'connect-pg-simple'
import session, { type SessionData } from 'express-session'
import type { Pool } from 'pg'
import type { BoundedMap } from './bounded-map.ts'

const TABLE = 'user_sessions'

const PostgresStore = connectPgSimple(session)

type Done = (error?: unknown) => void

export type SessionStoreDeps = {
  pool: Pool
  /** Sessions whose row was written or touched a short while ago. */
  written: BoundedMap<true>
  onTouchFailed(error: unknown): void
}

/**
 * connect-pg-simple, with the database's clock in place of the node's: a node whose clock is a day off neither
 * loses a session nor keeps one alive (S2). Writes need nothing here, because a trigger sets `expire`.
 */
export class SessionStore extends PostgresStore {
  readonly #deps: SessionStoreDeps

  constructor(deps: SessionStoreDeps) {
    super({ pool: deps.pool, tableName: TABLE, createTableIfMissing: false, pruneSessionInterval: false })
    this.#deps = deps
  }

  override get(sid: string, done: (error: unknown, found?: SessionData | null) => void): void {
    this.#deps.pool
      .query<{ sess: SessionData }>(`select sess from ${TABLE} where sid = $1 and expire > now()`, [sid])
      .then(
        ({ rows }) => done(null, rows[0]?.sess ?? null),
        error => done(error),
      )
  }

  /**
   * A session is written once, when it starts. express-session saves it again as the response ends, and its
   * save is an upsert: in between somebody may have revoked it, and it would be back (S2).
   */
  override set(sid: string, data: SessionData, done?: Done): void {
    const { written } = this.#deps
    if (written.get(sid)) {
      done?.()
      return
    }
    written.set(sid, true)
    super.set(sid, data, error => {
      if (error) written.delete(sid)
      done?.(error)
    })
  }

  /**
   * Notes that the session was used, at most once in five minutes. Nobody waits for it: the response is not
   * held back by a slow database, and a use that was not noted is noted by the next request.
   */
  override touch(sid: string, data: SessionData, done?: Done): void {
    done?.()
    const { written, onTouchFailed } = this.#deps
    if (written.get(sid)) return
    written.set(sid, true)
    const noted = (error?: unknown) => error && onTouchFailed(error)
    super.touch(sid, data, noted as () => void)
  }
}

/** Forgets what has run out, by the database's clock; says how many. */
export async function pruneSessions(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(`delete from ${TABLE} where expire <= now()`)
  return rowCount ?? 0
}
