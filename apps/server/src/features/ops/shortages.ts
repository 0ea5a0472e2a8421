import { isShort } from '#platform/memory.ts'
import type { Facts } from './facts.ts'

/** Something that runs out, and the setting that helps. */
export type Shortage = { reason: string; advice: string }

/** Milliseconds of event loop delay past which people notice. */
const LOOP_DELAY = 200
/** Share of the connections in use at which the next evening may not fit. */
const NEARLY_FULL = 0.9
/** Milliseconds for the database's shortest answer past which every request is slow. */
const DATABASE_LATENCY = 100

const percent = (share: number) => `${Math.round(share * 100)} %`

/** What is short, most pressing first. */
export function shortagesOf(facts: Facts & { utilization: number }): Shortage[] {
  const { memory, eventLoop, database, redis, utilization } = facts
  return [
    isShort(memory.level) && {
      reason: `the heap is ${percent(memory.usage)} full`,
      advice: 'Memory is short: give the process more with NODE_OPTIONS=--max-old-space-size=<MB>.',
    },
    eventLoop.lagP99Ms > LOOP_DELAY && {
      reason: `the event loop is ${Math.round(eventLoop.lagP99Ms)} ms late`,
      advice:
        'The processor is short: lower MAX_CONNECTIONS, start another server beside this one (REDIS_URL), or move to a machine with faster cores.',
    },
    // A few that wait for a moment are the pool doing its work.
    database.pool.waiting >= database.pool.max && {
      reason: `${database.pool.waiting} requests wait for a database connection`,
      advice: 'Database connections are short: raise DATABASE_POOL_MAX, within what the database allows.',
    },
    database.status === 'ok' &&
      database.latencyMs > DATABASE_LATENCY && {
        reason: `the database takes ${Math.round(database.latencyMs)} ms to answer`,
        advice: 'The database is slow: look at its load; SLOW_QUERY_MS sets which queries the log names.',
      },
    redis === 'down' && {
      reason: 'Redis does not answer',
      advice:
        'Without Redis, what other servers write comes a second later and each server counts limits alone: look at the server that REDIS_URL names.',
    },
    utilization >= NEARLY_FULL && {
      reason: `${percent(utilization)} of the connections are in use`,
      advice: 'Connections are short: raise MAX_CONNECTIONS while memory and processor allow it.',
    },
  ].filter(shortage => shortage !== false)
}
