import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import type { Server, Socket } from 'socket.io'
import type { Flood } from './flood.ts'
import type { SessionClaim } from './living-sessions.ts'

/** What is kept of a socket, in place of the request that opened it. */
export type SocketData = {
  /** Null for guests. */
  claim: SessionClaim | null
  address: string
  userAgent: string
  flood: Flood
  /** Rooms of topics, the least recently watched first. */
  watched: Set<string>
}

type FromClient = Record<string, (...args: unknown[]) => void>
/** From another node, and not yet looked at. */
type FromNode = Record<
  'nodes:hints' | 'nodes:closing' | 'nodes:presence' | 'nodes:sights',
  (message: unknown) => void
>
type ToClient = { [Name in EventName]: (payload: EventPayload<Name>) => void }

export type Io = Server<FromClient, ToClient, FromNode, SocketData>
export type OurSocket = Socket<FromClient, ToClient, FromNode, SocketData>

export const socketsOf = (io: Io) => io.of('/').sockets as Map<string, OurSocket>
