import type { Changes } from '@mehfil/shared/changes'
import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import type { Database } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { memberships, topicHeads, topics } from '#db/schema/topics.ts'
import { createPump } from '#feed/pump.ts'
import { createSights } from '#feed/sights.ts'
import { createWriter } from '#feed/writer.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { systemClock } from '#platform/clock.ts'
import { alone } from '#platform/cluster/cluster.ts'
import { newId } from '#platform/id.ts'
import { createLog } from '#platform/log.ts'

type Db = Database['db']

/** People and a topic that they have joined, straight in the tables. */
export async function seedTopic(db: Db, memberCount = 1) {
  const members = Array.from({ length: memberCount }, (_, index) => {
    const id = newId()
    return { id, handle: `m${index}-${id.slice(-12)}`, displayName: `Member ${index}` }
  })
  await db.insert(people).values(members)
  const topicId = newId()
  const createdBy = members[0]?.id as string
  await db
    .insert(topics)
    .values({ id: topicId, slug: `t-${topicId}`, name: 'Trial', color: 8, createdBy, memberCount })
  await db.insert(topicHeads).values({ topicId, epoch: 'e1' })
  await db.insert(memberships).values(members.map(member => ({ topicId, personId: member.id })))
  return { topicId, memberIds: members.map(member => member.id) }
}

/** A room with one listener in it, which notes what it was sent. */
export function recordingBroadcast() {
  const events: { room: string; event: EventName; payload: unknown }[] = []
  const broadcast: Broadcast = {
    toRoom: <Name extends EventName>(room: string, event: Name, payload: EventPayload<Name>) => {
      events.push({ room, event, payload })
    },
    sizeOf: () => 1,
    rooms: () => [],
    close: () => undefined,
  }
  const frames = () =>
    events.filter(sent => sent.event === 'topic:changes').map(sent => sent.payload as Changes)
  return { broadcast, events, frames }
}

/** Whom members see, on a node without sockets. */
export const sightsOf = (db: Db) =>
  createSights({
    db,
    secret: 'a secret that only the tests know',
    seats: {
      members: () => [],
      isHere: () => false,
      setApart: () => undefined,
      apartIn: () => [],
      tell: () => undefined,
    },
    cluster: alone,
    clock: systemClock,
    log: createLog({ level: 'silent' }),
  })

/** The feed's heart as one node runs it, with an ear in every room. */
export function feedNode(db: Db) {
  const { broadcast, events, frames } = recordingBroadcast()
  const pump = createPump({ db, broadcast, log: createLog({ level: 'silent' }) })
  const writer = createWriter({ db, onCommitted: pump.committed })
  pump.start()
  const stop = async () => {
    await writer.stop()
    pump.stop()
  }
  return { pump, writer, sights: sightsOf(db), broadcast, events, frames, stop }
}
