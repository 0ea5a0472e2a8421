import type { Bug } from './bug.ts'
import { lostCommits } from './conditions.ts'

const file = 'apps/server/src/feed/writer.ts'

export const ackBeforeCommit: Bug = {
  name: 'ack-before-commit',
  promises: ['D1'],
  story: 'The answer is sent when the statements have gone through: a commit hardly ever fails.',
  conditions: lostCommits,
  replace: [
    {
      file,
      find: 'if (!result.committed) throw new NothingToCommit()',
      by: `for (const submitted of batch) answer(submitted, result.outcomes.get(submitted))
      if (!result.committed) throw new NothingToCommit()`,
    },
  ],
}
