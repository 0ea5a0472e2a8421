import { Redis as Connection, type RedisOptions } from 'ioredis'
import { faultFor } from './failure.ts'
import type { Log } from './log.ts'

export type RedisStatus = 'off' | 'ok' | 'down'

export type Redis = ReturnType<typeof createRedis>

/** Longest wait for one answer. Whoever asks has another way, so waiting longer is worse than doing without. */
const PATIENCE_MS = 1_000
const ASK_EVERY_MS = 1_000
const LONGEST_PAUSE_MS = 2_000

const COMMON = {
  lazyConnect: true,
  connectTimeout: 2 * PATIENCE_MS,
  // A question without an answer ends the connection: a server that hangs is found by the next question.
  socketTimeout: PATIENCE_MS,
  // With jitter, so that the nodes do not come back in step.
  retryStrategy: (attempt: number) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempt) * (0.5 + Math.random()),
} satisfies RedisOptions

/** Fails at once while there is no connection: nothing may pile up in memory, or be done long afterwards. */
const PUBLISHER = {
  ...COMMON,
  commandTimeout: PATIENCE_MS,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
} satisfies RedisOptions

/** Keeps its few subscriptions through every loss, also when Redis comes up after this server. */
const SUBSCRIBER = { ...COMMON, maxRetriesPerRequest: null } satisfies RedisOptions

/**
 * Two connections to Redis, one to speak and one to listen. Nothing that must not be lost is in there: without
 * Redis the feed is a second slower, and limits are counted by each node alone. They come back by themselves.
 */
export function createRedis({ url, log }: { url: string; log: Log }) {
  const publisher = new Connection(url, PUBLISHER)
  const subscriber = new Connection(url, SUBSCRIBER)
  const both = [publisher, subscriber]
  let asking: NodeJS.Timeout | undefined
  let told: RedisStatus = 'ok'
  let lastFault: unknown

  const status = (): RedisStatus => (both.every(one => one.status === 'ready') ? 'ok' : 'down')

  /** Once for each change, however often the connections try in between. */
  function tell(): void {
    const now = status()
    if (now === told || !asking) return
    told = now
    if (now === 'ok') log.info({ event: 'redis-back' }, 'Redis answers again')
    else log.warn({ event: 'redis-down', ...faultFor(lastFault) }, 'Redis does not answer')
  }

  function ask(): void {
    for (const one of both) if (one.status === 'ready') one.ping().catch(() => undefined)
    tell()
  }

  for (const one of both) {
    // Without a listener, each failed attempt would be printed.
    one.on('error', error => {
      lastFault = error
    })
  }

  return {
    /** For commands. They reject within a second, at once while Redis is known to be down: always catch. */
    publisher,
    /** For subscriptions. */
    subscriber,
    status,

    start(): void {
      for (const one of both) one.connect().catch(() => undefined)
      asking = setInterval(ask, ASK_EVERY_MS)
      asking.unref()
    },

    stop(): void {
      clearInterval(asking)
      asking = undefined
      for (const one of both) one.disconnect()
    },
  }
}
