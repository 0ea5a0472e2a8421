/**
 * One violation of every rule. A check that reads nothing finds nothing, so this tree is checked along with the
 * real one, and each rule has to fail in it. The names of files are as in the real tree, the content is not.
 * @type {Record<string, string>}
 */
export const planted = {
  'packages/shared/src/a.ts': "import './b.ts'\nimport { Pool } from 'pg'\nimport '../../testkit/src/t.ts'",
  'packages/shared/src/b.ts': "import './a.ts'\nexport * from './a.ts'",
  'packages/testkit/src/t.ts': 'export const t = 1',
  'packages/client/src/c.ts': "import { useState } from 'react'\nimport '../../../apps/web/src/lib/l.ts'",
  'apps/server/src/main.ts': 'export const port = process.env.PORT',
  'apps/server/src/app.ts': 'export default 1',
  'apps/server/src/config.ts': 'export const home = process.env.HOME',
  'apps/server/src/platform/p.ts': "import '../features/notes/notes.store.ts'\nimport '../main.ts'",
  'apps/server/src/db/d.ts': "import '../feed/f.ts'\nimport '../platform/p.ts'\nfetch('http://localhost')",
  'apps/server/src/feed/f.ts': "import '../features/notes/notes.store.ts'\nimport '../app.ts'",
  'apps/server/src/features/notes/notes.store.ts': "import { sql } from 'drizzle-orm'\nsql.raw('x')",
  'apps/server/src/features/notes/notes.service.ts':
    "import type { N } from '../other/other.service.ts'\nimport 'drizzle-orm'\nimport 'express'\nimport '../../../../web/src/ui/u.ts'",
  'apps/server/src/features/other/other.service.ts': 'export type N = 1',
  'apps/web/src/main.tsx': 'export const m = <p>x</p>\nlazy(m)',
  'apps/web/src/ui/u.ts':
    "import '../main.tsx'\nimport '../pages/p.tsx'\nimport '../features/one/o.tsx'\nimport '../../../../packages/client/src/c.ts'",
  'apps/web/src/lib/l.ts': "import '../../../server/src/config.ts'\nimport '../../worker/w.ts'",
  'apps/web/worker/w.ts': "import '../src/ui/u.ts'",
  'apps/web/src/pages/p.tsx': "import { O } from '../features/one/o.tsx'\nexport const p = <O />",
  'apps/web/src/features/one/o.tsx':
    "import type { T } from '../two/t.ts'\nexport const O = () => <p dangerouslySetInnerHTML={{ __html: '' }} />",
  'apps/web/src/features/one/o.module.css': '.o {\n  margin-left: 2px;\n}',
  'apps/web/src/features/one/p.tsx': "export const P = () => <p style={{ left: '2px' }} />",
  'apps/web/src/features/two/t.ts': 'export type T = 1',
  'apps/e2e/tests/e.ts': "import '../../server/src/config.ts'",
  // So that these count as found, as they would be in a real checkout.
  ...Object.fromEntries(
    ['pg', 'react', 'drizzle-orm', 'express'].flatMap(name => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, 'module.exports = {}'],
    ]),
  ),
  'packages/shared/src/missing.ts': "import './nowhere.ts'",
}
