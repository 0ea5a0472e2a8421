import type { Bug } from './bug.ts'
import { crowdedTopics } from './conditions.ts'

const service = 'apps/server/src/features/thoughts/thoughts.service.ts'

export const emitFromRequest: Bug = {
  name: 'emit-from-request',
  promises: ['D4', 'D6'],
  story: 'Whoever handles the request knows best what is new, so it tells the room there and then.',
  conditions: crowdedTopics,
  replace: [
    {
      file: 'apps/server/src/app.ts',
      find: 'thoughtsFeature({ db, sights, writer, pump, newId, log, tidyMedia: media.tidy })',
      by: 'thoughtsFeature({ db, sights, writer, pump, newId, log, tidyMedia: media.tidy, broadcast })',
    },
    {
      file: service,
      find: 'thoughtsService({ db, store, held, sights, writer, newId, tidyMedia }: ThoughtsDeps)',
      by: 'thoughtsService({ db, store, held, sights, writer, newId, tidyMedia, broadcast }: ThoughtsDeps)',
    },
    {
      file: service,
      find: '      return posted.duplicate ? posted : { thought: posted.thought }',
      by: `      const { thought } = posted
      const { head, thoughts, people } = await readPage(db, topicId, { around: thought.seq }, 1)
      const frame = { topicId, epoch: head.epoch, from: thought.rev - 1, to: thought.rev, thoughts, people }
      broadcast.toRoom(rooms.topic(topicId), 'topic:changes', frame)
      return posted.duplicate ? posted : { thought }`,
    },
    {
      file: service,
      find: "import { loadViewer } from '#feed/thought-rows.ts'",
      by: `import { readPage } from '#feed/pages.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import { rooms } from '#platform/rooms.ts'`,
    },
    // The pump is left with what nobody on this node asked for.
    { file: 'apps/server/src/app.ts', find: '      pump.committed(committed)\n', by: '' },
  ],
}
