import { describe, expect, test } from 'vitest'
import { memoryLevel } from '#platform/memory.ts'
import type { Facts } from './facts.ts'
import { healthFrom } from './health.ts'

const noCache = { size: 0, maxSize: 0, hits: 0, misses: 0, hitRate: 0 }

const quiet: Facts = {
  phase: 'serving',
  version: '1.0.0',
  uptimeSeconds: 12.7,
  memory: { heapUsed: 30, heapTotal: 50, heapLimit: 100, rss: 90, usage: 0.3, level: 'ok' },
  eventLoop: { lagP50Ms: 0.1, lagP99Ms: 2 },
  connections: { users: 2, userSockets: 3, guests: 1, rooms: 5 },
  connectionLimit: 5000,
  caches: { users: noCache, sessions: noCache },
  database: { status: 'ok', latencyMs: 1, pool: { total: 2, idle: 2, waiting: 0, max: 20 } },
  redis: 'ok',
  feed: { pumpLagMs: 0, deliveryP50Ms: 0, deliveryP99Ms: 0 },
}

describe('the verdict on a server', () => {
  test('is ok, without reasons or advice, while nothing is short', () => {
    const health = healthFrom(quiet)
    expect(health).toMatchObject({
      status: 'ok',
      reasons: [],
      uptimeSeconds: 12,
      scalability: { advice: [] },
    })
    expect(health.connections).toEqual({
      users: 2,
      guests: 1,
      total: 4,
      avgPerUser: 1.5,
      limit: 5000,
      utilization: 4 / 5000,
      rooms: 5,
    })
  })

  test.each<[string, Partial<Facts>, string]>([
    ['memory', { memory: { ...quiet.memory, usage: 0.85, level: 'high' } }, '--max-old-space-size'],
    ['the event loop', { eventLoop: { lagP50Ms: 50, lagP99Ms: 400 } }, 'MAX_CONNECTIONS'],
    [
      'the pool',
      { database: { ...quiet.database, pool: { total: 20, idle: 0, waiting: 31, max: 20 } } },
      'DATABASE_POOL_MAX',
    ],
    ['the database', { database: { ...quiet.database, latencyMs: 300 } }, 'SLOW_QUERY_MS'],
    ['Redis', { redis: 'down' }, 'REDIS_URL'],
    ['connections', { connectionLimit: 4 }, 'MAX_CONNECTIONS'],
  ])('is degraded when %s is short, and names the setting that helps', (_, facts, setting) => {
    const health = healthFrom({ ...quiet, ...facts })
    expect(health.status).toBe('degraded')
    expect(health.reasons).toHaveLength(1)
    expect(health.scalability.advice[0]).toContain(setting)
  })

  test('is down while the server starts or drains, or the database does not answer', () => {
    expect(healthFrom({ ...quiet, phase: 'starting' }).status).toBe('down')
    expect(healthFrom({ ...quiet, phase: 'draining' }).reasons).toEqual(['the server is draining'])
    const health = healthFrom({ ...quiet, database: { ...quiet.database, status: 'down' } })
    expect(health).toMatchObject({ status: 'down', reasons: ['the database does not answer'] })
  })

  test('divides by nothing: no one connected, and no limit', () => {
    const empty = { users: 0, userSockets: 0, guests: 0, rooms: 0 }
    const { connections } = healthFrom({ ...quiet, connections: empty, connectionLimit: 0 })
    expect(connections).toMatchObject({ avgPerUser: 0, utilization: 0, limit: 0 })
  })
})

test('memory levels begin at 60, 80 and 90 % of the heap limit', () => {
  expect([0, 0.59, 0.6, 0.79, 0.8, 0.89, 0.9, 1].map(memoryLevel)).toEqual([
    'ok',
    'ok',
    'elevated',
    'elevated',
    'high',
    'high',
    'critical',
    'critical',
  ])
})
