import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import { rooms } from './rooms.ts'
import { type Io, type OurSocket, socketsOf } from './socket-types.ts'

/** Where a member's sockets hear what a topic is told: with everybody else, or in a room of her own. */
export type Seats = {
  /** Members with a socket on this node. */
  members(): Iterable<string>
  isHere(personId: string): boolean
  /** Whether she hears apart from now on; her sockets on this node move at once, from each topic they watch. */
  setApart(personId: string, isApart: boolean): void
  /** Members who hear this topic apart on this node. */
  apartIn(topicId: string): Iterable<string>
  /** To a member's sockets on this node. */
  tell<Name extends EventName>(personId: string, event: Name, payload: EventPayload<Name>): void
}

const NOBODY: readonly string[] = []

export function createSeats(io: Io) {
  const apart = new Set<string>()
  const apartByTopic = new Map<string, Set<string>>()
  // Asked for each time: a node that joins others changes its adapter as it starts.
  const roomsHere = () => io.of('/').adapter.rooms

  /** Where this socket hears what the room of a topic is told. */
  function seatOf({ data }: OurSocket, room: string): string {
    const topicId = rooms.topicOf(room)
    const personId = data.claim?.personId
    if (topicId === undefined || personId === undefined || !apart.has(personId)) return room
    return rooms.apart(topicId, personId)
  }

  /** The new room first, so that nobody takes her to be gone. */
  function move(socket: OurSocket, from: string, to: string): void {
    if (!socket.rooms.has(from)) return
    void socket.join(to)
    void socket.leave(from)
  }

  function* socketsOfPerson(personId: string): Iterable<OurSocket> {
    for (const id of [...(roomsHere().get(rooms.person(personId)) ?? [])]) {
      const socket = socketsOf(io).get(id)
      if (socket) yield socket
    }
  }

  const seats: Seats = {
    *members() {
      for (const room of roomsHere().keys()) {
        const personId = rooms.personOf(room)
        if (personId !== undefined) yield personId
      }
    },

    isHere: personId => roomsHere().has(rooms.person(personId)),

    setApart(personId, isApart) {
      if (isApart) apart.add(personId)
      else apart.delete(personId)
      for (const socket of socketsOfPerson(personId)) {
        for (const room of socket.data.watched) {
          const topicId = rooms.topicOf(room)
          if (topicId === undefined) continue
          const own = rooms.apart(topicId, personId)
          move(socket, isApart ? room : own, isApart ? own : room)
        }
      }
    },

    apartIn: topicId => apartByTopic.get(topicId) ?? NOBODY,

    tell: (personId, event, payload) =>
      void io.local.to(rooms.person(personId)).emit(event, ...([payload] as never)),
  }

  return {
    seats,
    join: (socket: OurSocket, room: string) => void socket.join(seatOf(socket, room)),
    leave: (socket: OurSocket, room: string) => void socket.leave(seatOf(socket, room)),

    /** After the adapter is the one that stays. */
    start(): void {
      const { adapter } = io.of('/')
      adapter.on('create-room', (room: string) => {
        const seat = rooms.apartOf(room)
        if (!seat) return
        const people = apartByTopic.get(seat.topicId) ?? new Set()
        apartByTopic.set(seat.topicId, people.add(seat.personId))
      })
      adapter.on('delete-room', (room: string) => {
        const seat = rooms.apartOf(room)
        if (!seat) return
        const people = apartByTopic.get(seat.topicId)
        people?.delete(seat.personId)
        if (people?.size === 0) apartByTopic.delete(seat.topicId)
      })
    },
  }
}
