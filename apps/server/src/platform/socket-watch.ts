import { TIMES } from '@mehfil/shared/limits'
import { faultFor } from './failure.ts'
import type { SessionClaim } from './living-sessions.ts'
import type { Log } from './log.ts'
import { rooms } from './rooms.ts'
import type { Sessions } from './session.ts'
import type { CloseRoom } from './socket-broadcast.ts'
import { SESSION_ENDED, SLOW } from './socket-byes.ts'
import { type Io, type OurSocket, socketsOf } from './socket-types.ts'

const SWEEP_EVERY_MS = 1_000
const KEEP_ALIVE_EVERY_MS = 10 * 60_000

/** Packets waiting for one socket. Beyond this for so many sweeps in a row it will not catch up by itself. */
const HARD_MARK = 200
const SLOW_SWEEPS = 5

/** Of Engine.IO; its types keep these to themselves. */
type Connection = {
  writeBuffer: unknown[]
  close(discard: boolean): void
  /** Polling has no socket of its own. */
  transport: { socket?: { terminate(): void } }
}

type Deps = { io: Io; closeRoom: CloseRoom; sessions: Sessions; log: Log }

const claimsOf = (io: Io): SessionClaim[] => {
  const claims = [...socketsOf(io).values()].flatMap(({ data }) => data.claim ?? [])
  return [...new Map(claims.map(claim => [claim.sessionId, claim])).values()]
}

/** Looks after the sockets that are open: that their sessions still hold, and that they keep up. */
export function createSocketWatch({ io, closeRoom, sessions, log }: Deps) {
  const late = new WeakMap<OurSocket, number>()
  let timers: NodeJS.Timeout[] = []

  /** What another node revoked, or time ended, is noticed here, in one query for all (S2). */
  async function recheck(): Promise<void> {
    const claims = claimsOf(io)
    const living = await sessions.living(claims)
    for (const { sessionId } of claims) {
      if (!living.has(sessionId)) closeRoom(rooms.session(sessionId), SESSION_ENDED)
    }
  }

  /** Socket.IO caps nothing: what a slow reader does not take would fill the memory (S14). */
  function sweep(): void {
    for (const socket of socketsOf(io).values()) {
      const conn = socket.conn as unknown as Connection
      const sweeps = conn.writeBuffer.length > HARD_MARK ? (late.get(socket) ?? 0) + 1 : 0
      late.set(socket, sweeps)
      if (sweeps < SLOW_SWEEPS) continue
      socket.emit('bye', SLOW)
      // What waits would never leave. It is dropped with the connection, and without the closing handshake of
      // the WebSocket, which would wait for this reader for half a minute more.
      conn.close(true)
      conn.transport.socket?.terminate()
    }
  }

  const quietly = (event: string, work: () => Promise<unknown>) => () =>
    void work().catch(error => log.warn({ event, ...faultFor(error) }))

  return {
    recheck,

    start() {
      const keepAlive = () => sessions.keepAlive(claimsOf(io))
      timers = [
        setInterval(quietly('session-recheck-failed', recheck), TIMES.sessionRecheck),
        setInterval(quietly('session-keep-alive-failed', keepAlive), KEEP_ALIVE_EVERY_MS),
        setInterval(sweep, SWEEP_EVERY_MS),
      ]
      for (const timer of timers) timer.unref()
    },

    stop() {
      for (const timer of timers) clearInterval(timer)
    },
  }
}
