import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import type { Broadcast } from '#platform/broadcast.ts'
import { rooms } from '#platform/rooms.ts'
import type { Seats } from '#platform/socket-seats.ts'
import { SEES_ALL } from './sight.ts'
import type { Sights } from './sights.ts'
import { VEILS } from './veil.ts'

type Veils = Partial<{
  [Name in EventName]: (sight: ReturnType<Sights['held']>, payload: EventPayload<Name>) => EventPayload<Name>
}>

type Deps = { seats: Pick<Seats, 'apartIn'>; sights: Pick<Sights, 'held'> }

/**
 * The way out to the rooms of topics, for those as well who do not see everybody: one event for all others, and one for
 * each of these, encoded once, however many sockets she has. It is done here, and not by whoever tells, so that nobody
 * who tells a topic something can forget it.
 */
export function veiledBroadcast(broadcast: Broadcast, { seats, sights }: Deps): Broadcast {
  return {
    ...broadcast,

    toRoom(room, event, payload) {
      broadcast.toRoom(room, event, payload)
      const topicId = rooms.topicOf(room)
      const veil = (VEILS as Veils)[event]
      if (topicId === undefined || !veil) return
      for (const personId of seats.apartIn(topicId)) {
        const sight = sights.held(personId)
        // Whoever has just been let go of is told nothing here: she is about to ask for herself.
        if (sight !== SEES_ALL)
          broadcast.toRoom(rooms.apart(topicId, personId), event, veil(sight, payload as never) as never)
      }
    },

    sizeOf(room) {
      const topicId = rooms.topicOf(room)
      let size = broadcast.sizeOf(room)
      if (topicId === undefined) return size
      for (const personId of seats.apartIn(topicId)) size += broadcast.sizeOf(rooms.apart(topicId, personId))
      return size
    },
  }
}
