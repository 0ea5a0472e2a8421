import { pruneSessions } from '#platform/session-store.ts'
import type { Command } from './command.ts'

export const sessionsPrune: Command = {
  name: 'sessions prune',
  summary: 'Delete the sessions that have run out',
  usage: '',
  details: ['A running server does the same by itself every now and then.'],
  options: {},
  positionals: 0,
  run: async ({ withDatabase, print }) => {
    const deleted = await withDatabase(({ pool }) => pruneSessions(pool))
    print({ deleted }, `Deleted ${deleted} ${deleted === 1 ? 'session' : 'sessions'}.`)
  },
}
