import type { Bug } from './bug.ts'
import { crowdedTopics } from './conditions.ts'

const file = 'apps/server/src/feed/write-batch.ts'

export const bigserialCursor: Bug = {
  name: 'bigserial-cursor',
  promises: ['D4', 'D6'],
  story:
    'A bigserial counts up, so it looks like a log; but it counts when it is asked, and not when it is committed.',
  conditions: crowdedTopics,
  replace: [
    {
      file: 'apps/server/src/db/migrate.ts',
      find: 'await runMigrations(drizzle(client), { migrationsFolder: options.folder })',
      by: `await runMigrations(drizzle(client), { migrationsFolder: options.folder })
    await client.query('create sequence if not exists revisions')`,
    },
    {
      file,
      find: '  const groups = grouped(batch)\n',
      by: `  const drawn = await tx.execute(sql\`select nextval('revisions')::int8 as rev\`)
  const rev = Number(drawn.rows[0]?.rev)
  const groups = grouped(batch)
`,
    },
    {
      file,
      find: 'const head = await takeRevision(tx, topicId, places)',
      by: 'const head = { ...(await takeRevision(tx, topicId, places, rev)), rev }',
    },
    {
      file,
      find: 'topicId: string, places: number) {',
      by: 'topicId: string, places: number, rev: number) {',
    },
    {
      file,
      find: `rev: sql\`\${topicHeads.rev} + 1\``,
      by: `rev: sql\`greatest(\${topicHeads.rev}, \${rev})\``,
    },
  ],
}
