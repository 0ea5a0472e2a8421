import { Redis as Connection } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { redisMissing, startRedis, type TestRedis } from '../../test/redis.ts'
import { inRedis, type MakeBucket } from './buckets.ts'
import type { Actor } from './handling.ts'
import { newId } from './id.ts'
import { createLimits } from './limits.ts'
import { createLog } from './log.ts'
import { createRedis, type Redis } from './redis.ts'
import { createSharedSeats } from './shared-seats.ts'

const log = createLog({ level: 'silent' })

const someone = (): Actor => ({
  kind: 'member',
  id: newId(),
  handle: 'x',
  role: 'member',
  sessionId: newId(),
})

describe.skipIf(redisMissing)('what nodes count together in Redis', () => {
  let server: TestRedis
  let nodes: Redis[]
  beforeAll(async () => {
    server = await startRedis()
    nodes = [createRedis({ url: server.url, log }), createRedis({ url: server.url, log })]
    for (const node of nodes) node.start()
    await untilReady()
  })
  afterAll(async () => {
    for (const node of nodes) node.stop()
    await server.kill()
  })

  /** A node may think so for a moment longer than it is so: each has to have counted something as well. */
  const untilReady = () =>
    vi.waitFor(async () => {
      expect(nodes.map(node => node.status())).toEqual(['ok', 'ok'])
      const counted = nodes.map(node => createSharedSeats(node).take(newId(), 'a', 0))
      expect(await Promise.all(counted)).toEqual([['a'], ['a']])
    }, 15_000)

  describe('calls (S8)', () => {
    const passed = async (makeBuckets: MakeBucket[], actor: Actor, times: number) => {
      const limits = makeBuckets.map(makeBucket => createLimits({ rateLimits: true }, makeBucket))
      const take = (n: number) => limits[n % limits.length]?.take('write', { actor, address: '' })
      const outcomes = await Promise.allSettled(Array.from({ length: times }, (_, n) => take(n)))
      return outcomes.filter(one => one.status === 'fulfilled').length
    }

    it('are limited as if there were one node', async () => {
      expect(await passed(nodes.map(inRedis), someone(), 100)).toBe(30)
    })

    it('are limited by each node alone while Redis is down, and never let through by all', async () => {
      const actor = someone()
      const buckets = nodes.map(inRedis)
      await server.kill()
      expect(await passed(buckets, actor, 100)).toBe(60)
      await server.restart()
      await untilReady()
      expect(await passed(buckets, someone(), 100)).toBe(30)
    })

    it('are still limited, and not for long, while Redis hangs', async () => {
      server.hang()
      const started = performance.now()
      expect(await passed(nodes.map(inRedis), someone(), 100)).toBe(60)
      expect(performance.now() - started).toBeLessThan(3_000)
      server.goOn()
      await untilReady()
    })
  })

  describe('seats (S14)', () => {
    const seatsOf = () => nodes.map(createSharedSeats)

    it('past the limit are named, the one taken first in front', async () => {
      const [here, there] = seatsOf()
      const table = newId()
      expect(await here?.take(table, 'b', 2)).toEqual([])
      expect(await there?.take(table, 'a', 2)).toEqual([])
      expect(await there?.take(table, 'c', 2)).toEqual(['b'])
      here?.leave(table, 'b')
      expect(await here?.take(table, 'd', 2)).toEqual(['a'])
    })

    it('taken at once on one line are told apart', async () => {
      const [here] = seatsOf()
      for (let round = 0; round < 50; round++) {
        const table = newId()
        const [, , tooMany] = await Promise.all(['b', 'a', 'c'].map(seat => here?.take(table, seat, 2)))
        expect(tooMany).toEqual(['b'])
      }
    })

    it('of a node that is gone become free when their lease is over', async () => {
      const [here, there] = seatsOf()
      const table = newId()
      await here?.take(table, 'a', 1)
      expect(await there?.take(table, 'b', 1)).toEqual(['a'])
      const clock = new Connection(server.url)
      await clock.zadd(`mehfil:leases:${table}`, 1, 'a')
      clock.disconnect()
      expect(await there?.take(table, 'b', 1)).toEqual([])
    })

    it('cannot be counted without Redis, and nobody waits for it', async () => {
      const [here] = seatsOf()
      await server.kill()
      expect(await here?.take(newId(), 'a', 0)).toEqual([])
      await server.restart()
      await untilReady()
    })
  })
})
