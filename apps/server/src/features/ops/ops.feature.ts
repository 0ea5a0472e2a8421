import type { IncomingMessage } from 'node:http'
import { openApi } from '@mehfil/shared/contract/openapi'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { Failure } from '@mehfil/shared/errors'
import { type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import type { Config } from '#config.ts'
import type { CacheCounts } from '#platform/bounded-map.ts'
import type { Clock } from '#platform/clock.ts'
import type { LoopDelay } from '#platform/loop-delay.ts'
import { readMemory } from '#platform/memory.ts'
import type { ConnectionCounts, Metrics } from '#platform/metrics.ts'
import type { RedisStatus } from '#platform/redis.ts'
import { type DatabaseState, databaseProbe } from './database-probe.ts'
import type { Facts, FeedState, Phase } from './facts.ts'
import { healthFrom } from './health.ts'
import { operatorCheck } from './operator.ts'

export type OpsDeps = {
  config: Pick<Config, 'maxConnections' | 'databasePoolMax' | 'metricsToken'>
  version: string
  pool: Pool
  clock: Clock
  metrics: Pick<Metrics, 'registry'>
  /** 'serving' only after the start is over and until the drain begins. */
  phase(): Phase
  loopDelay(): LoopDelay
  connections(): ConnectionCounts
  feed(): FeedState
  /** Off when left out. */
  redis?(): RedisStatus
  /** Is this the session of an admin? Asked only of requests with a cookie from outside. */
  isAdmin(request: IncomingMessage): Promise<boolean>
  caches?(): { users: CacheCounts; sessions: CacheCounts }
}

/** A cache that is not built yet. */
export const NO_CACHE: CacheCounts = { size: 0, maxSize: 0, hits: 0, misses: 0, hitRate: 0 }
/** Milliseconds after which a hung database counts as down, and its connection is given up. */
const DATABASE_PATIENCE = 2_000

/** What operators and their machines ask. Plain handlers: outside the contract of people and programs. */
export function opsRouter(deps: OpsDeps): Router {
  const isOperator = operatorCheck({ token: deps.config.metricsToken, isAdmin: deps.isAdmin })
  const probe = databaseProbe({
    ping: () => deps.pool.query({ text: 'select 1', query_timeout: DATABASE_PATIENCE } as { text: string }),
    clock: deps.clock,
    timeoutMs: DATABASE_PATIENCE,
  })
  const router = Router()

  router.get('/health', async (request, response) => {
    const [database, isForOperator] = await Promise.all([probe(), isOperator(request)])
    const health = healthFrom(gather(deps, database))
    response.status(health.status === 'down' ? 503 : 200)
    answer(response, isForOperator ? health : { status: health.status })
  })

  router.get('/health/live', (_request, response) => answer(response, { status: 'ok' }))

  router.get('/health/ready', async (_request, response) => {
    const isReady = deps.phase() === 'serving' && (await probe()).status === 'ok'
    response.status(isReady ? 200 : 503)
    answer(response, { status: isReady ? 'ok' : 'down' })
  })

  router.get('/metrics', async (request, response, next) => {
    // The very answer of an address that does not exist.
    if (!(await isOperator(request)))
      return next(new Failure('not-found', 'There is nothing at this address.'))
    const { registry } = deps.metrics
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })

  router.get('/openapi.json', contractHandler(deps.version))
  return router
}

const answer = (response: Response, body: object) => response.set('Cache-Control', 'no-store').json(body)

const gather = (deps: OpsDeps, database: DatabaseState): Facts => ({
  phase: deps.phase(),
  version: deps.version,
  uptimeSeconds: process.uptime(),
  memory: readMemory(),
  eventLoop: deps.loopDelay(),
  connections: deps.connections(),
  connectionLimit: deps.config.maxConnections,
  caches: deps.caches?.() ?? { users: NO_CACHE, sessions: NO_CACHE },
  database: { ...database, pool: poolState(deps) },
  redis: deps.redis?.() ?? 'off',
  feed: deps.feed(),
})

const poolState = ({ pool, config }: OpsDeps) => ({
  total: pool.totalCount,
  idle: pool.idleCount,
  waiting: pool.waitingCount,
  max: config.databasePoolMax,
})

/** The contract as an OpenAPI document, made when first asked for: most servers never are. */
function contractHandler(version: string): RequestHandler {
  let document: string | undefined
  return (_request, response) => {
    document ??= JSON.stringify(openApi(REGISTRY, version))
    response.set('Cache-Control', 'no-cache').type('application/json').send(document)
  }
}
