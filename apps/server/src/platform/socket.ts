import type { Server as HttpServer } from 'node:http'
import { LIMITS, TIMES } from '@mehfil/shared/limits'
import { Server } from 'socket.io'
import type { Config } from '#config.ts'
import { createCensus } from './census.ts'
import { alone, type Cluster } from './cluster/cluster.ts'
import { faultFor } from './failure.ts'
import type { Route } from './handling.ts'
import type { Log } from './log.ts'
import type { ConnectionCounts } from './metrics.ts'
import type { Perform } from './perform.ts'
import { rooms } from './rooms.ts'
import { noSharedSeats, type SharedSeats } from './shared-seats.ts'
import { createSocketActors } from './socket-actors.ts'
import { createBroadcast, createCloseRoom, sayBye } from './socket-broadcast.ts'
import { REPLACED, SESSION_ENDED } from './socket-byes.ts'
import { createSocketCommands } from './socket-commands.ts'
import { drain } from './socket-drain.ts'
import { createGate, type GateDeps } from './socket-gate.ts'
import { createSeats } from './socket-seats.ts'
import { type Io, type OurSocket, socketsOf } from './socket-types.ts'
import { createSocketWatch } from './socket-watch.ts'

export type SocketsDeps = Omit<GateDeps, 'config' | 'sharedSeats'> & {
  httpServer: HttpServer
  config: GateDeps['config'] & Pick<Config, 'maxConnectionsPerUser' | 'sessionCache'>
  perform: Perform
  log: Log
  /** Left out where there is one node. */
  cluster?: Cluster
  sharedSeats?: SharedSeats
}

const OPTIONS = {
  path: '/socket.io',
  serveClient: false,
  maxHttpBufferSize: LIMITS.frameBytes,
  pingInterval: TIMES.pingInterval,
  pingTimeout: TIMES.pingTimeout,
  // A connection that was refused, or never asked to come in, does not stay.
  connectTimeout: 10_000,
  perMessageDeflate: false,
} as const

/** The socket side of a server: who may connect, the commands, the way out to rooms, and an orderly end. */
export function createSockets({ httpServer, config, perform, log, ...deps }: SocketsDeps) {
  const { sessions, newId, clock, cluster = alone, sharedSeats = noSharedSeats } = deps
  const gate = createGate({ config, ...deps, sharedSeats })
  const io: Io = new Server(httpServer, { ...OPTIONS, allowRequest: gate.allowRequest })
  const actors = createSocketActors({ sessions, config, clock })
  const closeRoom = createCloseRoom(io, ({ data }) => data.claim && actors.forget(data.claim.sessionId))
  const broadcast = createBroadcast({ io, cluster, closeRoom })
  const { census, ...counting } = createCensus(io)
  const { seats, ...seating } = createSeats(io)
  const commands = createSocketCommands({
    perform,
    actors,
    newId,
    log,
    seats: seating,
    onJoin: counting.asked,
  })
  const watch = createSocketWatch({ io, closeRoom, sessions, log })

  io.engine.use(gate.checkOrigin)
  io.engine.use(gate.openSession)
  io.use(gate.admit)
  io.on('connection', socket => welcome(socket))
  sessions.onEnd(sessionId => broadcast.close(rooms.session(sessionId), SESSION_ENDED))
  cluster.onClosing(({ room, bye }) => closeRoom(room, bye))

  function welcome(socket: OurSocket): void {
    forgetRequest(socket)
    commands.listen(socket)
    const { claim } = socket.data
    if (!claim) return
    void socket.join([rooms.person(claim.personId), rooms.session(claim.sessionId)])
    replaceOldest(rooms.person(claim.personId))
    replaceElsewhere(socket, `person:${claim.personId}`)
    // Asked once more, now that the room would be closed: a session revoked since the gate is caught here, a
    // later one by its room (S2).
    actors.forget(claim.sessionId)
    actors.load(claim).then(
      actor => actor.kind === 'guest' && sayBye(socket, SESSION_ENDED),
      error => log.warn({ event: 'session-check-failed', ...faultFor(error) }),
    )
  }

  /** A room keeps its sockets in the order in which they came. */
  function replaceOldest(room: string): void {
    const { maxConnectionsPerUser: most } = config
    const ids = [...(io.of('/').adapter.rooms.get(room) ?? [])]
    for (const id of most > 0 ? ids.slice(0, -most) : []) {
      const socket = socketsOf(io).get(id)
      if (socket) sayBye(socket, REPLACED)
    }
  }

  /** The same over all nodes. A socket is alone in the room of its own id, so that closes it wherever it is. */
  function replaceElsewhere(socket: OurSocket, table: string): void {
    const { maxConnectionsPerUser: most } = config
    if (most === 0) return
    socket.once('disconnect', () => sharedSeats.leave(table, socket.id))
    void sharedSeats.take(table, socket.id, most).then(surplus => {
      for (const id of surplus) broadcast.close(id, REPLACED)
    })
  }

  return {
    broadcast,
    census,
    seats,
    /** The cache of who speaks on the sockets. */
    sessionCache: actors.counts,
    serve: (routes: readonly Route[]) => commands.serve(routes),
    /** Re-checks the sessions of all open sockets now; done every few seconds by itself. */
    recheck: watch.recheck,
    start(): void {
      cluster.start(io)
      counting.start()
      seating.start()
      sharedSeats.start()
      watch.start()
    },

    counts(): ConnectionCounts {
      const claims = [...socketsOf(io).values()].flatMap(({ data }) => data.claim ?? [])
      const users = new Set(claims.map(claim => claim.personId)).size
      const guests = socketsOf(io).size - claims.length
      return { users, userSockets: claims.length, guests, rooms: [...broadcast.rooms()].length }
    },

    /** No one new, everyone else asked to move over within `spreadMs`, then closed. */
    async stop({ spreadMs = 3_000 } = {}): Promise<void> {
      gate.close()
      await drain(io, spreadMs)
      watch.stop()
      sharedSeats.stop()
      io.engine.close()
    },
  }
}

/** Socket.IO would keep the request, cookie and all, for as long as the socket is open. */
function forgetRequest(socket: OurSocket): void {
  const conn = socket.conn as unknown as { request: unknown }
  conn.request = null
  socket.handshake.headers = {}
}
