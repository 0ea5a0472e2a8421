import type { Bug } from './bug.ts'
import { lostAnswers } from './conditions.ts'

const file = 'apps/server/src/features/thoughts/post.write.ts'

export const burntNumbers: Bug = {
  name: 'burnt-numbers',
  promises: ['D3', 'D4'],
  story: 'ON CONFLICT DO NOTHING finds the duplicate, but only after the counter has given it a place.',
  conditions: lostAnswers,
  replace: [
    { file, find: '  settle,\n', by: '' },
    {
      file,
      find: '    .returning(thoughtColumns)\n  await claimMedia',
      by: '    .onConflictDoNothing()\n    .returning(thoughtColumns)\n  await claimMedia',
    },
    {
      file,
      find: '  const outcomes: Outcomes<NewThought, Posted> = new Map()\n  for (const input of inputs) {\n    const row',
      by: `  const again = inputs.filter(input => !rows.has(input.id))
  const outcomes = again.length > 0 ? await settle(tx, revision.topicId, again) : new Map()
  for (const input of inputs) {
    if (outcomes.has(input)) continue
    const row`,
    },
    {
      file: 'apps/server/src/feed/writer.ts',
      find: 'if (!result.committed) throw new NothingToCommit()',
      by: '',
    },
  ],
}
