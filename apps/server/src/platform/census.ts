import { rooms } from './rooms.ts'
import { type Io, socketsOf } from './socket-types.ts'

/** Who is in a topic's room on this node: members by id, with the number of their sockets, and sockets of guests. */
export type Occupants = { readonly members: ReadonlyMap<string, number>; readonly guests: number }

export type Census = {
  of(topicId: string): Occupants
  /** Topics with anybody in them. */
  topics(): Iterable<string>
  /** Calls back when somebody comes into a topic's room, asks for it again, or leaves it. */
  onMove(hear: (topicId: string, move: Move) => void): void
}

export type Move = 'enter' | 'leave'

const NOBODY: Occupants = { members: new Map(), guests: 0 }

/** Counts as sockets come and go, so that nothing is ever counted through: a room may hold thousands. */
export function createCensus(io: Io) {
  const counts = new Map<string, { members: Map<string, number>; guests: number }>()
  const hearers = new Set<(topicId: string, move: Move) => void>()

  const tell = (topicId: string, move: Move) => {
    for (const hear of hearers) hear(topicId, move)
  }

  const count = (by: 1 | -1) => (room: string, socketId: string) => {
    const topicId = rooms.topicOf(room) ?? rooms.apartOf(room)?.topicId
    if (topicId === undefined) return
    const here = counts.get(topicId) ?? { members: new Map<string, number>(), guests: 0 }
    counts.set(topicId, here)
    const personId = socketsOf(io).get(socketId)?.data.claim?.personId
    if (personId === undefined) here.guests += by
    else {
      const sockets = (here.members.get(personId) ?? 0) + by
      if (sockets > 0) here.members.set(personId, sockets)
      else here.members.delete(personId)
    }
    if (here.guests === 0 && here.members.size === 0) counts.delete(topicId)
    tell(topicId, by > 0 ? 'enter' : 'leave')
  }

  const census: Census = {
    of: topicId => counts.get(topicId) ?? NOBODY,
    topics: () => counts.keys(),
    onMove: hear => void hearers.add(hear),
  }

  return {
    census,
    /** Somebody asks for a room that she may be in already, as another tab on the same socket does. */
    asked(room: string): void {
      const topicId = rooms.topicOf(room)
      if (topicId !== undefined) tell(topicId, 'enter')
    },
    /** After the adapter is the one that stays. */
    start(): void {
      const { adapter } = io.of('/')
      adapter.on('join-room', count(1))
      adapter.on('leave-room', count(-1))
    },
  }
}
