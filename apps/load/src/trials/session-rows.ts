import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TrialStage } from './stage.ts'

export type MadeSession = { readonly publicId: string; readonly cookie: string }

const INSERT = 'insert into user_sessions (sid, sess, expire, created_at) values ($1, $2, now(), $3)'

/** Looks after the rows of sessions, past the servers. */
export async function openSessionRows({ postgres, sessionSecret }: TrialStage) {
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 })
  return {
    /** Makes one as a login does, without the price of a password; `createdAt` says when that would have been. */
    async make(personId: string, createdAt = new Date()): Promise<MadeSession> {
      const sid = randomBytes(24).toString('base64url')
      const publicId = randomUUID()
      const { rows } = await pool.query('select session_epoch from people where id = $1', [personId])
      const epoch = (rows[0] as { session_epoch: number } | undefined)?.session_epoch
      const sess = { cookie: {}, personId, publicId, epoch, userAgent: 'a trial' }
      await pool.query(INSERT, [sid, sess, createdAt])
      const signature = createHmac('sha256', sessionSecret).update(sid).digest('base64').replace(/=+$/, '')
      return { publicId, cookie: `mehfil_session=${encodeURIComponent(`s:${sid}.${signature}`)}` }
    },
    async count(): Promise<number> {
      const { rows } = await pool.query('select count(*)::int as count from user_sessions')
      return (rows[0] as { count: number }).count
    },
    close: () => pool.end(),
  }
}

export type SessionRows = Awaited<ReturnType<typeof openSessionRows>>

/** Whether a server takes this cookie for somebody's. */
export async function isSomebody(url: string, cookie: string): Promise<boolean> {
  const response = await fetch(`${url}/api/auth/me`, { headers: { cookie } })
  await response.arrayBuffer()
  return response.ok
}

/** Asks as a browser with this cookie would, and throws when it is refused. */
export async function act(url: string, cookie: string, method: string, path: string): Promise<void> {
  const response = await fetch(url + path, { method, headers: { cookie, origin: url } })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
}
