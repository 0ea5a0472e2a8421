import type { Bug } from './bug.ts'
import { quietTopics } from './conditions.ts'
import { roomsAreNotToldTheirHead } from './no-heads.ts'

const file = 'apps/server/src/features/thoughts/feeds.service.ts'

export const fetchThenJoin: Bug = {
  name: 'fetch-then-join',
  promises: ['D4', 'D6'],
  story: 'First what there is, then what comes: what comes between the two reaches nobody.',
  conditions: quietTopics,
  replace: [
    {
      file,
      find: `    if (socket) enter(socket, rooms.topic(topicId))
    if (!(await pump.track(topicId))) throw notFound('topic')
    const continued = input.since && (await caughtUp(topicId, input.since, asking))
    return continued ?? (await newest(topicId, input.limit, asking))`,
      by: `    if (!(await pump.track(topicId))) throw notFound('topic')
    const continued = input.since && (await caughtUp(topicId, input.since, asking))
    const answer = continued ?? (await newest(topicId, input.limit, asking))
    if (socket) enter(socket, rooms.topic(topicId))
    return answer`,
    },
    // What the joining missed would be noticed within 5 s.
    roomsAreNotToldTheirHead,
  ],
}
