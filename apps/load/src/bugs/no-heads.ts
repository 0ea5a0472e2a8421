import type { Bug, Replacement } from './bug.ts'
import { quietTopics } from './conditions.ts'

const file = 'apps/server/src/feed/pump.ts'

/** A reader whose last frame was lost is not told of it. */
export const roomsAreNotToldTheirHead: Replacement = {
  file,
  find: 'setInterval(() => topics.forEach(announce), TIMES.headsAnnounce),',
  by: '',
}

/** A node whose last hint was lost, or whose reading failed, does not look again. */
const nodesDoNotLookForHeads: Replacement = {
  file,
  find: 'setInterval(() => void pollSafely(), pollEvery),',
  by: '',
}

export const noHeads: Bug = {
  name: 'no-heads',
  promises: ['D6'],
  story: 'A gap is found by what follows it, so nobody thinks of the gap after which nothing follows.',
  conditions: quietTopics,
  replace: [roomsAreNotToldTheirHead, nodesDoNotLookForHeads],
}
