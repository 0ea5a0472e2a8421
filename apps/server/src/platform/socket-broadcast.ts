import type { Bye, EventName } from '@mehfil/shared/contract/events'
import type { Broadcast } from './broadcast.ts'
import { type Io, type OurSocket, socketsOf } from './socket-types.ts'

/** Repeated in a moment anyway: a socket that cannot take it now goes without. */
const VOLATILE: ReadonlySet<EventName> = new Set(['topic:heads'])

/** Why, then the end. What the socket still sends is not heard. */
export function sayBye(socket: OurSocket, bye: Bye): void {
  socket.emit('bye', bye)
  socket.disconnect(true)
}

/** Reaches this node's sockets only: other nodes tell their own (the pump on each reads the database). */
export function createBroadcast(io: Io): Broadcast {
  const { adapter } = io.of('/')
  return {
    toRoom(room, event, payload) {
      const operator = VOLATILE.has(event) ? io.local.volatile : io.local
      operator.to(room).emit(event, ...([payload] as never))
    },

    sizeOf: room => adapter.rooms.get(room)?.size ?? 0,

    *rooms() {
      // Socket.IO gives each socket a room of its own, by its id.
      for (const room of adapter.rooms.keys()) if (!adapter.sids.has(room)) yield room
    },

    close(room, bye) {
      const sockets = socketsOf(io)
      for (const id of [...(adapter.rooms.get(room) ?? [])]) {
        const socket = sockets.get(id)
        if (socket) sayBye(socket, bye)
      }
    },
  }
}
