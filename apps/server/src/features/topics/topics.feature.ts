import {
  createTopic,
  editTopic,
  getTopic,
  joinTopic,
  leaveTopic,
  listTopics,
  muteTopic,
  readTopic,
  unmuteTopic,
} from '@mehfil/shared/contract/topics'
import type { Db } from '#db/database.ts'
import type { Sights } from '#feed/sights.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import { rooms } from '#platform/rooms.ts'
import { topicsService } from './topics.service.ts'
import { topicsStore } from './topics.store.ts'

export type TopicsDeps = {
  db: Db
  sights: Pick<Sights, 'of'>
  newId: NewId
  broadcast: Pick<Broadcast, 'toRoom'>
}

/** Where people meet: browsing, opening, joining and leaving topics, and how far each has read. */
export function topicsFeature({ db, sights, newId, broadcast }: TopicsDeps): Feature {
  const topics = topicsService({
    store: topicsStore(db),
    sights,
    newId,
    tell: (personId, change) => broadcast.toRoom(rooms.person(personId), 'viewer:changed', change),
  })
  return {
    name: 'topics',
    routes: [
      serve(listTopics, (input, { actor }) => topics.list(input, actor)),
      serve(getTopic, (input, { actor }) => topics.get(input, actor)),
      serveMember(createTopic, topics.create),
      serveMember(editTopic, topics.edit),
      serveMember(joinTopic, topics.join),
      serveMember(leaveTopic, topics.leave),
      serveMember(readTopic, topics.read),
      serveMember(muteTopic, topics.mute),
      serveMember(unmuteTopic, topics.unmute),
    ],
  }
}
