import { createAdapter } from '@socket.io/redis-adapter'
import { faultFor } from '../failure.ts'
import type { Log } from '../log.ts'
import type { Redis } from '../redis.ts'
import { guardedRedis } from './guarded-redis.ts'
import type { Line } from './line.ts'

/** Redis pub/sub. The connections belong to whoever made them. */
export function redisLine(
  { publisher, subscriber }: Pick<Redis, 'publisher' | 'subscriber'>,
  log: Log,
): Line {
  // While Redis is down each message is such a fault, and that it is down is told once elsewhere.
  const onFault = (error: unknown) => log.debug({ event: 'redis-line-fault', ...faultFor(error) })
  return {
    open: () =>
      createAdapter(guardedRedis(publisher, onFault), guardedRedis(subscriber, onFault), { key: 'mehfil' }),
    close: async () => undefined,
  }
}
