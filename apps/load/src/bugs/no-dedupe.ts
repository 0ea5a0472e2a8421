import type { Bug } from './bug.ts'
import { lostAnswers } from './conditions.ts'

export const noDedupe: Bug = {
  name: 'no-dedupe',
  promises: ['D2'],
  story: 'A request that comes again is taken for a new one: the client does not send twice, it is said.',
  conditions: lostAnswers,
  replace: [
    {
      file: 'apps/server/src/features/thoughts/post.write.ts',
      find: 'const first = known.find(row => row.clientId === input.clientId && row.authorId === input.authorId)',
      by: 'const first = known.slice(known.length)[0]',
    },
    {
      file: 'apps/server/src/db/migrate.ts',
      find: 'await runMigrations(drizzle(client), { migrationsFolder: options.folder })',
      by: `await runMigrations(drizzle(client), { migrationsFolder: options.folder })
    await client.query('drop index if exists thoughts_client_key')`,
    },
  ],
}
