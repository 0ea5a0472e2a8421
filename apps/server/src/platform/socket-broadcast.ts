import type { Bye, EventName } from '@mehfil/shared/contract/events'
import type { Broadcast } from './broadcast.ts'
import type { Cluster } from './cluster/cluster.ts'
import { isOfPerson } from './rooms.ts'
import { type Io, type OurSocket, socketsOf } from './socket-types.ts'

/** Repeated in a moment anyway: a socket that cannot take it now goes without. */
const VOLATILE: ReadonlySet<EventName> = new Set(['topic:heads', 'presence:changed'])

/** Why, then the end. What the socket still sends is not heard. */
export function sayBye(socket: OurSocket, bye: Bye): void {
  socket.emit('bye', bye)
  socket.disconnect(true)
}

/** Closes this node's sockets in a room; `onClose` hears of each before. */
export type CloseRoom = (room: string, bye: Bye) => void

export const createCloseRoom =
  (io: Io, onClose: (socket: OurSocket) => void): CloseRoom =>
  (room, bye) => {
    const sockets = socketsOf(io)
    for (const id of [...(io.of('/').adapter.rooms.get(room) ?? [])]) {
      const socket = sockets.get(id)
      if (!socket) continue
      onClose(socket)
      sayBye(socket, bye)
    }
  }

export type BroadcastDeps = { io: Io; cluster: Pick<Cluster, 'publishClosing'>; closeRoom: CloseRoom }

/** Topics are told to this node's sockets only: the pump of each node reads the database for its own. */
export function createBroadcast({ io, cluster, closeRoom }: BroadcastDeps): Broadcast {
  // Asked for each time: a node that joins others changes its adapter as it starts.
  const adapter = () => io.of('/').adapter
  return {
    toRoom(room, event, payload) {
      const local = VOLATILE.has(event) ? io.local.volatile : io.local
      const operator = isOfPerson(room) ? io.to(room) : local.to(room)
      operator.emit(event, ...([payload] as never))
    },

    sizeOf: room => adapter().rooms.get(room)?.size ?? 0,

    *rooms() {
      // Socket.IO gives each socket a room of its own, by its id.
      for (const room of adapter().rooms.keys()) if (!adapter().sids.has(room)) yield room
    },

    close(room, bye) {
      closeRoom(room, bye)
      cluster.publishClosing({ room, bye })
    },
  }
}
