import type { Bug } from './bug.ts'
import { lostCommits } from './conditions.ts'

const file = 'apps/server/src/feed/writer.ts'

export const emitBeforeCommit: Bug = {
  name: 'emit-before-commit',
  promises: ['D1', 'D3', 'D4'],
  story:
    'The event is fired where the row is written, inside the transaction, as hooks and triggers of models do.',
  conditions: lostCommits,
  replace: [
    {
      file,
      find: 'await commit(db, topicId, batch)\n',
      by: 'await commit(db, onCommitted, topicId, batch)\n',
    },
    { file, find: 'if (committed) onCommitted(committed)', by: '' },
    {
      file,
      find: '  db: Db,\n  topicId: string,',
      by: '  db: Db,\n  emit: (committed: Committed) => void,\n  topicId: string,',
    },
    {
      file,
      find: 'if (!result.committed) throw new NothingToCommit()',
      by: `if (!result.committed) throw new NothingToCommit()
      emit(result.committed)`,
    },
    {
      file,
      find: 'await commit(db, topicId, batch, true)',
      by: 'await commit(db, emit, topicId, batch, true)',
    },
  ],
}
