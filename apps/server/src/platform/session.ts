import type { IncomingMessage, ServerResponse } from 'node:http'
import { TIMES } from '@mehfil/shared/limits'
import session from 'express-session'
import type { Pool } from 'pg'
import type { Config } from '#config.ts'
import { createBoundedMap } from './bounded-map.ts'
import type { Clock } from './clock.ts'
import { faultFor } from './failure.ts'
import type { Actor, Member, SessionControl } from './handling.ts'
import type { NewId } from './id.ts'
import { keepSessionsAlive, livingSessions, type SessionClaim } from './living-sessions.ts'
import type { Log } from './log.ts'
import { createSessionControl } from './session-control.ts'
import { claimOf, type SessionRequest } from './session-data.ts'
import { pruneSessions, SessionStore } from './session-store.ts'

const PRUNE_EVERY_MS = 5 * 60_000
const TOUCH_EVERY_MS = 5 * 60_000
/** Sessions whose last touch is remembered; one forgotten is only touched once more. */
const REMEMBERED_TOUCHES = 20_000

export type SessionsDeps = {
  config: Pick<Config, 'publicUrl' | 'sessionSecret'>
  pool: Pool
  newId: NewId
  clock: Clock
  log: Log
}

export type Sessions = ReturnType<typeof createSessions>

const isHttps = ({ publicUrl }: Pick<Config, 'publicUrl'>) => publicUrl?.startsWith('https:') ?? false

/** `__Host-` binds the cookie to this very host and to https (S1); a browser refuses it over plain http. */
const cookieName = (config: Pick<Config, 'publicUrl'>) =>
  isHttps(config) ? '__Host-mehfil' : 'mehfil_session'

function createMiddleware({ config, pool, clock, log }: SessionsDeps) {
  const secure = isHttps(config)
  return session({
    name: cookieName(config),
    secret: config.sessionSecret,
    store: new SessionStore({
      pool,
      written: createBoundedMap({ maxSize: REMEMBERED_TOUCHES, ttlMs: TOUCH_EVERY_MS, clock }),
      onTouchFailed: error => log.warn({ event: 'session-touch-failed', ...faultFor(error) }),
    }),
    // The browser keeps it as long as a session can last; the database decides when it ends (S2).
    cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: TIMES.sessionAbsolute },
    // Where the address is https, TLS ends at a proxy, which says so in X-Forwarded-Proto.
    proxy: secure,
    resave: false,
    saveUninitialized: false,
  })
}

/** Who is logged in where. The cookie holds a random id; everything else is in the database. */
export function createSessions(deps: SessionsDeps) {
  const { config, pool, newId, log } = deps
  const middleware = createMiddleware(deps)
  const cookie = { name: cookieName(config), secure: isHttps(config) }
  const enders = new Set<(sessionId: string) => void>()
  let pruning: NodeJS.Timeout | undefined
  const ended = (sessionId: string) => {
    for (const ender of enders) ender(sessionId)
  }
  const living = (claims: readonly SessionClaim[]): Promise<Map<string, Member>> =>
    livingSessions(pool, claims)

  const open = (request: IncomingMessage, response: ServerResponse) =>
    new Promise<void>((resolve, reject) => {
      const opened = (error?: unknown) => (error ? reject(error) : resolve())
      middleware(request as never, response as never, opened)
    })

  return {
    /** Reads the session that the request's cookie names, if any. Rejects when the database cannot be asked. */
    open,

    /** Who asks, as the database knows her now. Anything that does not hold is a guest. */
    async loadActor(request: SessionRequest): Promise<Actor> {
      // Express keeps the response on the request, so its routers need not know of sessions to ask who it is.
      if (!request.session && request.res) await open(request, request.res)
      const claim = claimOf(request)
      return (claim && (await living([claim])).get(claim.sessionId)) ?? { kind: 'guest' }
    },

    /** The members behind those of the claims that hold, by session id, in one query. */
    living,

    /** Notes that these sessions are in use. */
    keepAlive: (claims: readonly SessionClaim[]) => keepSessionsAlive(pool, claims),

    control: (request: SessionRequest, response: ServerResponse): SessionControl =>
      createSessionControl({ request, response, cookie, newId, ended }),

    /** Hears of each session that a request of this node ended, so that its sockets can be closed at once. */
    onEnd: (ender: (sessionId: string) => void) => void enders.add(ender),

    start() {
      const prune = () =>
        pruneSessions(pool).catch(error => log.warn({ event: 'session-prune-failed', ...faultFor(error) }))
      pruning = setInterval(prune, PRUNE_EVERY_MS).unref()
    },

    stop: () => clearInterval(pruning),
  }
}
