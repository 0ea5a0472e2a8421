import { type MigrationState, readMigrations } from '#db/migration-state.ts'
import type { Command } from './command.ts'

const inWords = ({ applied, pending }: MigrationState) => `${applied} applied, ${pending} pending`

export const migrate: Command = {
  name: 'migrate',
  summary: 'Bring the database to the newest schema',
  usage: '',
  details: ['Every start of the server does the same. Safe beside a running one, and any number of times.'],
  options: {},
  positionals: 0,
  run: async ({ withDatabase, migrations, print }) => {
    const state = await withDatabase(({ pool }) => readMigrations(pool, migrations))
    print(state, `The database is at the newest schema (${inWords(state)}).`)
  },
}
