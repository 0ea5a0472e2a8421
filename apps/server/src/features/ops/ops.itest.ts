import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { ERROR_STATUS } from '@mehfil/shared/errors'
import express, { type ErrorRequestHandler } from 'express'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createPool } from '#db/pool.ts'
import { systemClock } from '#platform/clock.ts'
import { errorBody, toFailure } from '#platform/failure.ts'
import { createLoopMonitor } from '#platform/loop-delay.ts'
import { createMetrics } from '#platform/metrics.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import type { Phase } from './facts.ts'
import { type OpsDeps, opsRouter } from './ops.feature.ts'

const count = z.int().check(z.minimum(0))
const ms = z.number().check(z.minimum(0))
const ratio = z.number().check(z.minimum(0), z.maximum(1))
const cache = z.strictObject({ size: count, maxSize: count, hits: count, misses: count, hitRate: ratio })

/** The fixed outside of /health. */
const Health = z.strictObject({
  status: z.enum(['ok', 'degraded', 'down']),
  reasons: z.array(z.string()),
  version: z.string(),
  uptimeSeconds: count,
  node: z.string(),
  memory: z.strictObject({
    heapUsed: count,
    heapTotal: count,
    heapLimit: count,
    rss: count,
    usage: ratio,
    level: z.enum(['ok', 'elevated', 'high', 'critical']),
  }),
  eventLoop: z.strictObject({ lagP50Ms: ms, lagP99Ms: ms }),
  connections: z.strictObject({
    users: count,
    guests: count,
    total: count,
    avgPerUser: z.number(),
    limit: count,
    utilization: ratio,
    rooms: count,
  }),
  cache: z.strictObject({ users: cache, sessions: cache }),
  database: z.strictObject({
    status: z.enum(['ok', 'down']),
    latencyMs: ms,
    pool: z.strictObject({ total: count, idle: count, waiting: count, max: count }),
    replica: z.enum(['off', 'ok', 'lagging', 'down']),
  }),
  redis: z.strictObject({ status: z.enum(['off', 'ok', 'down']) }),
  feed: z.strictObject({ pumpLagMs: ms, deliveryP50Ms: ms, deliveryP99Ms: ms }),
  scalability: z.strictObject({
    currentCapacity: z.string().check(z.minLength(1)),
    maxCapacity: z.string().check(z.minLength(1)),
    advice: z.array(z.string()),
  }),
})

const OUTSIDE = { 'x-forwarded-for': '203.0.113.9' }
const TOKEN = 'a-token-of-some-length'

let database: FreshDatabase
let pool: Pool
const open: (() => unknown)[] = []

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool({ url: database.url, max: 3, name: 'ops test' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const listening = async (server: Server | net.Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => server.close())
  return (server.address() as AddressInfo).port
}

const answerFailure: ErrorRequestHandler = (error, _request, response, _next) => {
  const failure = toFailure(error)
  response.status(ERROR_STATUS[failure.code]).json({ error: errorBody(failure, 'test') })
}

/** The router as the app mounts it; answers what a request gets, and how long it took. */
async function serving(changes: Partial<OpsDeps> = {}) {
  const metrics = createMetrics()
  const loop = createLoopMonitor()
  loop.start()
  open.push(loop.stop)
  const connections = () => ({ users: 2, userSockets: 3, guests: 4, rooms: 5 })
  metrics.observe({ connections, pool, pictures: () => ({ working: 0, waiting: 0 }) })
  const router = opsRouter({
    config: { maxConnections: 5000, databasePoolMax: 3, metricsToken: TOKEN },
    version: '1.2.3',
    pool,
    clock: systemClock,
    metrics,
    phase: () => 'serving',
    loopDelay: loop.read,
    connections,
    feed: () => ({ pumpLagMs: 1, deliveryP50Ms: 2, deliveryP99Ms: 3 }),
    isAdmin: async request => request.headers.cookie === 'mehfil_session=admin',
    ...changes,
  })
  const port = await listening(createServer(express().use(router).use(answerFailure)))
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const started = performance.now()
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
    const text = await response.text()
    return { response, status: response.status, text, took: performance.now() - started }
  }
  return { get, metrics }
}

describe('/health', () => {
  test('shows an operator the whole inside, in its fixed form', async () => {
    // A busy machine is late, and says so: here that is not the question.
    const { get } = await serving({ loopDelay: () => ({ lagP50Ms: 0, lagP99Ms: 0 }) })
    const { status, text, response } = await get('/health')
    expect(status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(z.parse(Health, JSON.parse(text))).toMatchObject({
      status: 'ok',
      version: '1.2.3',
      connections: { users: 2, guests: 4, total: 7, avgPerUser: 1.5, limit: 5000, rooms: 5 },
      database: { status: 'ok', pool: { max: 3 }, replica: 'off' },
      redis: { status: 'off' },
    })
  })

  test('tells the outside its status alone, unless it has the token or an admin’s session', async () => {
    const { get } = await serving()
    const strangers = [
      OUTSIDE,
      { forwarded: 'for=127.0.0.1' },
      { ...OUTSIDE, cookie: 'mehfil_session=member' },
    ]
    for (const headers of strangers) expect((await get('/health', headers)).text).toBe('{"status":"ok"}')
    const operators = [{ authorization: `Bearer ${TOKEN}` }, { cookie: 'mehfil_session=admin' }]
    for (const headers of operators) {
      const { text } = await get('/health', { ...OUTSIDE, ...headers })
      expect(z.safeParse(Health, JSON.parse(text)).success).toBe(true)
    }
  })

  test('asks the database at most once a second, however many look', async () => {
    let asked = 0
    const counting = Object.assign(Object.create(pool) as Pool, {
      query: (...args: Parameters<Pool['query']>) => {
        asked++
        return pool.query(...args)
      },
    })
    const { get } = await serving({ pool: counting })
    await Promise.all(Array.from({ length: 30 }, () => get('/health', OUTSIDE)))
    expect(asked).toBe(1)
  })
})

describe('live and ready', () => {
  test('follow the life of the server: alive all the time, ready in the middle', async () => {
    let phase: Phase = 'starting'
    const { get } = await serving({ phase: () => phase })
    for (const [now, ready] of [
      ['starting', 503],
      ['serving', 200],
      ['draining', 503],
    ] as const) {
      phase = now
      expect((await get('/health/ready')).status).toBe(ready)
      expect((await get('/health')).status).toBe(ready)
      expect((await get('/health/live', OUTSIDE)).status).toBe(200)
    }
  })
})

describe('without its database', () => {
  test('a server that refuses is down at once', async () => {
    const gone = createPool({ url: 'postgres://mehfil@127.0.0.1:1/none', max: 3, name: 'gone' })
    open.push(() => gone.end())
    const { get } = await serving({ pool: gone })
    const { status, text, took } = await get('/health')
    expect(status).toBe(503)
    expect(took).toBeLessThan(1_000)
    expect(z.parse(Health, JSON.parse(text))).toMatchObject({
      status: 'down',
      reasons: ['the database does not answer'],
      database: { status: 'down' },
    })
    expect((await get('/health/ready')).status).toBe(503)
    expect((await get('/health/live')).status).toBe(200)
  })

  test('one that hangs is down within its two seconds, takes one connection, and comes back on a new one', async () => {
    const line = await pausableLine()
    const hanging = createPool({ url: line.url, max: 3, name: 'hanging' })
    open.push(() => hanging.end())
    const { get } = await serving({ pool: hanging })
    expect((await get('/health')).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 1_050))

    line.pause()
    const first = await get('/health')
    expect(first.status).toBe(503)
    expect(first.took).toBeLessThan(2_700)
    const looks = await Promise.all(Array.from({ length: 20 }, () => get('/health', OUTSIDE)))
    expect(Math.max(...looks.map(look => look.took))).toBeLessThan(1_000)
    expect(hanging.totalCount).toBeLessThanOrEqual(1)

    line.resume()
    await expect.poll(async () => (await get('/health')).status, { timeout: 8_000 }).toBe(200)
  }, 20_000)
})

/** A line to the database that can fall silent without closing. What fell silent stays so; later calls pass. */
async function pausableLine() {
  const target = new URL(database.url)
  const ends = new Set<net.Socket>()
  let isPaused = false
  const server = net.createServer(client => {
    const upstream = net.connect(Number(target.port), target.hostname)
    for (const end of [client, upstream]) {
      ends.add(end)
      end.on('error', () => undefined).on('close', () => ends.delete(end))
    }
    client.on('close', () => upstream.destroy()).pipe(upstream)
    upstream.pipe(client)
    if (isPaused) client.pause()
  })
  const port = await listening(server)
  open.push(() => {
    for (const end of ends) end.destroy()
  })
  const pause = () => {
    isPaused = true
    for (const end of ends) end.pause()
  }
  const resume = () => {
    isPaused = false
  }
  const url = Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href
  return { url, pause, resume }
}

describe('/metrics', () => {
  test('shows an operator what was counted', async () => {
    const { get, metrics } = await serving()
    metrics.recordCommand({ command: 'topic:list', transport: 'http', code: 'ok', seconds: 0.02 })
    metrics.recordCommand({ command: 'topic:join', transport: 'socket', code: 'not-found', seconds: 0.001 })
    metrics.recordFrame(40)
    metrics.recordCommit(7)
    metrics.recordCatchUp('memory')
    const { status, text, response } = await get('/metrics')
    expect(status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    for (const line of [
      'mehfil_command_seconds_count{command="topic:list",transport="http",code="ok"} 1',
      'mehfil_command_seconds_bucket{le="0.001",command="topic:join",transport="socket",code="not-found"} 1',
      'mehfil_frames_total 1',
      'mehfil_deliveries_total 40',
      'mehfil_commits_total 1',
      'mehfil_thoughts_per_commit_sum 7',
      'mehfil_catch_ups_total{source="memory"} 1',
      'mehfil_connections{kind="member"} 3',
      'mehfil_connections{kind="guest"} 4',
      'mehfil_database_pool{state="waiting"} 0',
      'process_cpu_seconds_total',
    ]) {
      expect(text).toContain(line)
    }
  })

  test('does not exist for the outside, and does for the token', async () => {
    const { get } = await serving()
    const outside = await get('/metrics', OUTSIDE)
    expect(outside.status).toBe(404)
    expect(outside.text).not.toContain('mehfil_')
    expect((await get('/metrics', { ...OUTSIDE, authorization: `Bearer ${TOKEN}` })).status).toBe(200)
    expect((await get('/metrics', { ...OUTSIDE, authorization: 'Bearer wrong' })).status).toBe(404)
  })
})

test('/openapi.json is for everyone', async () => {
  const { get } = await serving()
  const { status, text, response } = await get('/openapi.json', OUTSIDE)
  expect(status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } })
})
