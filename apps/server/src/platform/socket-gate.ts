import { type IncomingMessage, ServerResponse } from 'node:http'
import { isAllowed } from '@mehfil/shared/contract/access'
import { PROTOCOL_VERSION } from '@mehfil/shared/contract/events'
import { Failure } from '@mehfil/shared/errors'
import type { Config } from '#config.ts'
import { addressOf, networkOf, type TrustsProxy } from './address.ts'
import type { Clock } from './clock.ts'
import { errorBody, toFailure } from './failure.ts'
import { createFlood } from './flood.ts'
import { standingOf } from './handling.ts'
import { writeFailure } from './http-answers.ts'
import type { NewId } from './id.ts'
import type { IsOurs } from './origin.ts'
import { createSeats, tooManyFromNetwork } from './seats.ts'
import type { Sessions } from './session.ts'
import type { SessionRequest } from './session-data.ts'
import type { SharedSeats } from './shared-seats.ts'
import type { OurSocket } from './socket-types.ts'

export type GateDeps = {
  config: Pick<Config, 'guestReading' | 'maxConnections' | 'maxConnectionsPerIp' | 'rateLimits'>
  isOurs: IsOurs
  sessions: Sessions
  trusts: TrustsProxy
  newId: NewId
  clock: Clock
  sharedSeats: SharedSeats
}

type Next = (error?: Error) => void
type EngineRequest = IncomingMessage & { _query?: Record<string, string | undefined> }

const stranger = () => new Failure('forbidden', 'This connection does not come from this site.')

/** Decides who gets a socket. */
export function createGate({ config, isOurs, sessions, trusts, newId, clock, sharedSeats }: GateDeps) {
  const seats = createSeats(config)
  const troubles = new WeakMap<IncomingMessage, unknown>()
  let isClosed = false

  async function seat(socket: OurSocket): Promise<void> {
    if (isClosed) throw new Failure('unavailable', 'This server is restarting.', { retryAfterMs: 2_000 })
    if ((socket.handshake.auth as { v?: unknown }).v !== PROTOCOL_VERSION) {
      throw new Failure('upgrade-required', 'There is a new version of this page. Reload it.')
    }
    const request: SessionRequest = socket.request
    if (troubles.has(request)) throw troubles.get(request)
    const actor = await sessions.loadActor(request)
    if (!isAllowed('reader', standingOf(actor), config.guestReading)) {
      throw new Failure('unauthenticated', 'Sign in first.')
    }
    const address = addressOf(request, trusts)
    // Nothing is awaited before the seat is taken: it is counted before the next one asks.
    const network = networkOf(address)
    const leave = seats.take(network)
    socket.conn.once('close', leave)
    Object.assign(socket.data, {
      claim: actor.kind === 'member' ? { personId: actor.id, sessionId: actor.sessionId } : null,
      address,
      userAgent: request.headers['user-agent'] ?? '',
      flood: config.rateLimits ? createFlood(clock) : () => 'pass',
      watched: new Set<string>(),
    })
    if (await isFullElsewhere(socket, `network:${network}`)) {
      leave()
      throw tooManyFromNetwork()
    }
  }

  /** Takes a seat among those of all nodes, and gives it back if that is one too many. */
  async function isFullElsewhere({ id, conn }: OurSocket, table: string): Promise<boolean> {
    const { maxConnectionsPerIp: most } = config
    if (most === 0) return false
    const leave = () => sharedSeats.leave(table, id)
    conn.once('close', leave)
    const surplus = await sharedSeats.take(table, id, most)
    if (surplus.length > 0) leave()
    return surplus.length > 0
  }

  return {
    /** Every request of Engine.IO, polling and upgrade, comes from a page of ours (S4). */
    checkOrigin(request: IncomingMessage, response: ServerResponse, next: Next): void {
      if (isOurs(request.headers)) next()
      // An upgrade has no proper response here: the engine refuses it for us.
      else if (response instanceof ServerResponse) writeFailure(response, stranger(), newId())
      else next(stranger())
    },

    /** The same rule again, where the engine itself asks it, should the order of its parts ever change. */
    allowRequest(request: IncomingMessage, decide: (error: string | null, isAllowed: boolean) => void): void {
      decide(null, isOurs(request.headers))
    },

    /** Opens the session of a handshake. If it cannot, the handshake goes on to be refused in our own form. */
    openSession(request: EngineRequest, response: ServerResponse, next: Next): void {
      if (request._query?.sid) {
        next()
        return
      }
      const trouble = (error: unknown) => void troubles.set(request, error)
      sessions.open(request, response).catch(trouble).finally(next)
    },

    /** The handshake of Socket.IO: a refusal arrives as `connect_error` with the error in `data`. */
    admit(socket: OurSocket, next: Next): void {
      seat(socket).then(
        () => next(),
        error => {
          const data = errorBody(toFailure(error), newId())
          next(Object.assign(new Error(data.message), { data }))
        },
      )
    },

    /** From now on nobody new. */
    close() {
      isClosed = true
    },
  }
}
