import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { type Io, socketsOf } from './socket-types.ts'

/** Told between two turns of the event loop, so that requests under way are not held up. */
const BATCH = 200

/** After the last one was due to leave, it gets this long to do so. */
const GRACE_MS = 1_000

/**
 * Asks every client to move over, each a little later than the one before, so that the other nodes (or this
 * one, when it is back) meet them spread over `spreadMs`. Those who stay are closed; all catch up by revision.
 */
export async function drain(io: Io, spreadMs: number): Promise<void> {
  const sockets = [...socketsOf(io).values()]
  for (const [index, socket] of sockets.entries()) {
    if (index % BATCH === BATCH - 1) await setImmediate()
    socket.emit('drain', { delayMs: Math.round((spreadMs * index) / sockets.length) })
  }
  const until = performance.now() + spreadMs + GRACE_MS
  while (spreadMs > 0 && socketsOf(io).size > 0 && performance.now() < until) await sleep(50)
  io.local.disconnectSockets(true)
}
