import type { Redis } from './redis.ts'

/** A seat that is not renewed is given up after so long, in ms: its node is gone. */
const LEASE_MS = 30_000
const RENEW_EVERY_MS = 10_000
/** Tables renewed at a time, so that thousands do not hold up what else Redis is asked. */
const AT_ONCE = 100

/**
 * Seats that all nodes count together, at tables such as a person's or a network's. Where they cannot, each
 * node's own count is all there is.
 */
export type SharedSeats = {
  /** Says which seats are now too many, the one taken first in front. Never rejects. */
  take(table: string, seat: string, most: number): Promise<string[]>
  leave(table: string, seat: string): void
  start(): void
  stop(): void
}

export const noSharedSeats: SharedSeats = {
  take: async () => [],
  leave: () => undefined,
  start: () => undefined,
  stop: () => undefined,
}

// By the clock of Redis, because those of the nodes may differ. Doing it twice is doing it once, so taking and
// renewing are one: after a flush of Redis the next renewal puts everybody back, in some order. Turns are in microseconds:
// of two seats taken within a millisecond the first is the first, too.
const TAKE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local turn = time[1] * 1000000 + time[2]
  for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now)) do
    redis.call('ZREM', KEYS[1], gone)
    redis.call('ZREM', KEYS[2], gone)
  end
  for i = 3, #ARGV do
    redis.call('ZADD', KEYS[1], 'NX', turn, ARGV[i])
    redis.call('ZADD', KEYS[2], now + ARGV[1], ARGV[i])
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[2], ARGV[1])
  return redis.call('ZRANGE', KEYS[1], 0, -1 - ARGV[2])`

const keysOf = (table: string) => [`mehfil:seats:${table}`, `mehfil:leases:${table}`] as const

export function createSharedSeats({ publisher }: Pick<Redis, 'publisher'>): SharedSeats {
  const held = new Map<string, Set<string>>()
  let renewing: NodeJS.Timeout | undefined

  const ask = async (table: string, most: number, seats: Iterable<string>): Promise<string[]> => {
    try {
      return (await publisher.eval(TAKE, 2, ...keysOf(table), LEASE_MS, most, ...seats)) as string[]
    } catch {
      return []
    }
  }

  async function renew(): Promise<void> {
    const tables = [...held]
    for (let at = 0; at < tables.length; at += AT_ONCE) {
      const some = tables.slice(at, at + AT_ONCE)
      await Promise.all(some.map(([table, seats]) => ask(table, seats.size, seats)))
    }
  }

  return {
    take(table, seat, most) {
      held.set(table, (held.get(table) ?? new Set()).add(seat))
      return ask(table, most, [seat])
    },

    leave(table, seat) {
      const seats = held.get(table)
      if (!seats?.delete(seat)) return
      if (seats.size === 0) held.delete(table)
      for (const key of keysOf(table)) publisher.zrem(key, seat).catch(() => undefined)
    },

    start() {
      renewing = setInterval(() => void renew(), RENEW_EVERY_MS)
      renewing.unref()
    },

    stop: () => clearInterval(renewing),
  }
}
