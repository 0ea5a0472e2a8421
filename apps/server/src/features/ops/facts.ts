import type { CacheCounts } from '#platform/bounded-map.ts'
import type { LoopDelay } from '#platform/loop-delay.ts'
import type { Memory } from '#platform/memory.ts'
import type { ConnectionCounts } from '#platform/metrics.ts'
import type { RedisStatus } from '#platform/redis.ts'
import type { DatabaseState } from './database-probe.ts'

/** Where a server is in its life. It serves in the middle only. */
export type Phase = 'starting' | 'serving' | 'draining'

/** Milliseconds, of the last while. */
export type FeedState = { pumpLagMs: number; deliveryP50Ms: number; deliveryP99Ms: number }

export type PoolState = { total: number; idle: number; waiting: number; max: number }

/** All that a verdict is made from. */
export type Facts = {
  phase: Phase
  version: string
  uptimeSeconds: number
  memory: Memory
  eventLoop: LoopDelay
  connections: ConnectionCounts
  /** MAX_CONNECTIONS; 0 is no limit. */
  connectionLimit: number
  caches: { users: CacheCounts; sessions: CacheCounts }
  database: DatabaseState & { pool: PoolState }
  /** Off when REDIS_URL is unset. */
  redis: RedisStatus
  feed: FeedState
}
