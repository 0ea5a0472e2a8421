import type { Facts } from './facts.ts'
import { type Shortage, shortagesOf } from './shortages.ts'

export type HealthStatus = 'ok' | 'degraded' | 'down'

/** Pure: the same facts make the same answer. */
export function healthFrom(facts: Facts) {
  const obstacles = obstaclesOf(facts)
  const connections = connectionsFrom(facts)
  const shortages = shortagesOf({ ...facts, utilization: connections.utilization })
  return {
    status: statusFrom(obstacles, shortages),
    reasons: [...obstacles, ...shortages.map(shortage => shortage.reason)],
    version: facts.version,
    uptimeSeconds: Math.floor(facts.uptimeSeconds),
    node: process.version,
    memory: facts.memory,
    eventLoop: facts.eventLoop,
    connections,
    cache: facts.caches,
    database: { ...facts.database, replica: 'off' as const },
    redis: { status: facts.redis },
    feed: facts.feed,
    scalability: {
      currentCapacity: capacityOf(facts),
      maxCapacity: MAX_CAPACITY,
      advice: shortages.map(shortage => shortage.advice),
    },
  }
}

/** Why it cannot serve at all. */
const obstaclesOf = ({ phase, database }: Facts): string[] => [
  ...(phase === 'serving' ? [] : [`the server is ${phase}`]),
  ...(database.status === 'down' ? ['the database does not answer'] : []),
]

const statusFrom = (obstacles: readonly string[], shortages: readonly Shortage[]): HealthStatus => {
  if (obstacles.length > 0) return 'down'
  return shortages.length > 0 ? 'degraded' : 'ok'
}

function connectionsFrom({ connections, connectionLimit }: Facts) {
  const { users, userSockets, guests, rooms } = connections
  const total = userSockets + guests
  return {
    users,
    guests,
    total,
    avgPerUser: users === 0 ? 0 : userSockets / users,
    limit: connectionLimit,
    utilization: connectionLimit === 0 ? 0 : total / connectionLimit,
    rooms,
  }
}

const MAX_CAPACITY =
  'This server: as far as one processor core and the heap limit reach. ' +
  'More of them on the same database share the work, up to what the database can do (REDIS_URL).'

const capacityOf = ({ connectionLimit, database }: Facts): string =>
  `${connectionLimit === 0 ? 'Any number of' : connectionLimit} connections (MAX_CONNECTIONS), ` +
  `${database.pool.max} database queries at a time (DATABASE_POOL_MAX).`
