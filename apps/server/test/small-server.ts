import type { DrawFirstPicture } from '@mehfil/shared/first-picture'
import { type Config, configFrom, type Environment } from '#config.ts'
import { createDb, type Db } from '#db/database.ts'
import { createPool } from '#db/pool.ts'
import { accountsFeature } from '#features/accounts/accounts.feature.ts'
import { firstQuestions } from '#features/pages/first-questions.ts'
import { sessionsFeature } from '#features/sessions/sessions.feature.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Route } from '#platform/handling.ts'
import { createHttp } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { createLimits } from '#platform/limits.ts'
import { createLog } from '#platform/log.ts'
import { createOriginRule } from '#platform/origin.ts'
import { createPerform, type Observation } from '#platform/perform.ts'
import { createSessions } from '#platform/session.ts'
import { createSockets } from '#platform/socket.ts'
import { freshDatabase } from './database.ts'

export type SmallServerOptions = {
  env?: Environment
  clock?: Clock
  /** Takes the place of the real handling, command by command. */
  routes?: (parts: { db: Db; broadcast: Broadcast }) => readonly Route[]
  deadlineMs?: number
  webDist?: string
  /** Draws the first picture of its pages. */
  draw?: DrawFirstPicture
  /** Of another server: the same database, as if it were a second node. */
  databaseUrl?: string
}

export type SmallServer = Awaited<ReturnType<typeof startSmallServer>>

const configOf = (env: Environment): Config => {
  const outcome = configFrom(
    { NODE_ENV: 'test', PORT: '0', ...env },
    () => 'a secret that only the tests know',
  )
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'))
  return outcome.config
}

/** Accounts and sessions on a real database, behind the real HTTP and socket adapters; nothing else. */
export async function startSmallServer(options: SmallServerOptions = {}) {
  const config = configOf({ RATE_LIMITS: 'off', LOG_LEVEL: 'silent', ...options.env })
  const database = options.databaseUrl ? undefined : await freshDatabase()
  const databaseUrl = options.databaseUrl ?? database?.url ?? ''
  const pool = createPool({ url: databaseUrl, max: 10, name: 'small server' })
  const db = createDb(pool)
  const { clock = systemClock } = options
  const log = createLog({ level: config.logLevel })
  const calls: Observation[] = []
  const perform = createPerform({
    guestReading: config.guestReading,
    limits: createLimits(config),
    clock,
    observe: call => calls.push(call),
    ...(options.deadlineMs !== undefined && { deadlineMs: options.deadlineMs }),
  })
  const sessions = createSessions({ config, pool, newId, clock, log })
  const isOurs = createOriginRule(config)
  const http = createHttp({ config, isOurs, sessions, perform, newId, log })
  const { server: httpServer, trusts } = http
  const sockets = createSockets({ httpServer, trusts, config, isOurs, sessions, perform, newId, clock, log })
  const { broadcast } = sockets
  const features = [accountsFeature({ db, newId, broadcast, config }), sessionsFeature({ db, broadcast })]
  const own = features.flatMap(feature => feature.routes)
  const given = options.routes?.({ db, broadcast }) ?? []
  const isGiven = (route: Route) => given.some(({ command }) => command.name === route.command.name)
  const routes = [...own.filter(route => !isGiven(route)), ...given]
  const { webDist, draw } = options
  http.serve({ routes, ...(webDist && { web: { dist: webDist, firstQuestions, ...(draw && { draw }) } }) })
  sockets.serve(routes)
  const port = await http.listen()
  sockets.start()

  return {
    secret: config.sessionSecret,
    url: `http://127.0.0.1:${port}`,
    port,
    databaseUrl,
    pool,
    db,
    sockets,
    sessions,
    calls,
    async stop() {
      await sockets.stop({ spreadMs: 0 })
      httpServer.closeAllConnections()
      await http.stop()
      await pool.end()
      await database?.drop()
    },
  }
}
