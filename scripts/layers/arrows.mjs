/**
 * Who may import whom: docs/architecture.md, "Arrows". Downward only, no cycles, and a feature never imports a
 * feature. Tests (*.test.ts, *.itest.ts, folders named test or harness) may reach for more.
 */
const TESTS = String.raw`\.i?test\.tsx?$|/test-support\.ts$|/(test|harness)/`

const server = (/** @type {string} */ part) => `^apps/server/src/${part}`
const web = (/** @type {string} */ part) => `^apps/web/src/${part}`

/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const never = (
  /** @type {string} */ name,
  /** @type {string} */ from,
  /** @type {string | string[]} */ to,
  /** @type {string | string[]} */ except = [],
) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: to, pathNot: except },
})

/** Everything but this. */
const only = (/** @type {string} */ name, /** @type {string} */ from, /** @type {string[]} */ allowed) =>
  never(name, from, '', allowed)

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const arrows = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'every-import-resolves',
    severity: 'error',
    from: { path: '^(apps|packages)/' },
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },

  only('shared-imports-zod-only', '^packages/shared/', ['^packages/shared/', 'node_modules/zod/']),
  only('client-imports-shared-and-the-socket', '^packages/client/', [
    '^packages/(client|shared)/',
    'node_modules/socket\\.io-client/',
  ]),
  never('packages-know-no-app', '^packages/', '^apps/'),
  never('testkit-is-for-tests', '^(packages/(shared|client)|apps/(server|web))/src/', '^packages/testkit/'),

  never('server-knows-no-web', '^apps/server/', ['^apps/(?!server/)', '^packages/client/']),
  never('only-main-composes', server(''), server('(app|main|cli)\\.ts$'), server('app\\.ts$')),
  never('only-main-imports-app', server('(?!main\\.ts|cli\\.ts|cli/)'), server('app\\.ts$')),
  never(
    'a-feature-imports-no-feature',
    server('features/([^/]+)/'),
    server('features/'),
    server('features/$1/'),
  ),
  never('feed-knows-no-feature', server('feed/'), server('(features|demo|cli)/')),
  never('platform-knows-no-noun', server('platform/'), server('(features|feed|demo|cli)/')),
  never('db-knows-no-noun', server('db/'), server('(features|feed|demo|cli)/')),
  never('platform-and-db-part', server('db/(?!open-database)'), server('platform/')),
  never(
    'sql-is-for-stores',
    server('(?!db/|demo/|cli/|feed/).*(?<!\\.store)(?<!\\.write)\\.ts$'),
    'node_modules/drizzle-orm/',
  ),
  // Except ops: /health and /metrics are no endpoints of the contract.
  never(
    'http-is-for-the-platform',
    server('(features/(?!ops/)|feed/|db/)'),
    'node_modules/(express|socket\\.io)/',
  ),

  never('web-knows-no-server', '^apps/web/', '^apps/(?!web/)'),
  never('pages-compose-below-app', web('(pages|features|ui|lib)/'), web('(app/|main\\.tsx)')),
  never('features-are-below-pages', web('(features|ui|lib)/'), web('pages/')),
  never('a-web-feature-imports-no-feature', web('features/([^/]+)/'), web('features/'), web('features/$1/')),
  never('ui-and-lib-know-no-feature', web('(ui|lib)/'), web('features/')),
  only('the-worker-stands-alone', '^apps/web/worker/', [
    '^apps/web/worker/',
    '^apps/web/src/lib/worker-words\\.ts$',
    '^packages/shared/',
  ]),
  never('pages-know-no-worker', web(''), '^apps/web/worker/'),
  never('ui-knows-no-feed', web('ui/'), '^packages/client/'),

  never('e2e-sees-the-outside-only', '^apps/(e2e|load)/', '^apps/(server|web)/'),
]

export const cruiseOptions = {
  // Without swc it reads no TypeScript and reports success: TypeScript 7 has no API that it could use.
  parser: /** @type {const} */ ('swc'),
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '/dist/' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'default'],
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
  },
  validate: true,
  ruleSet: { forbidden: arrows },
}
