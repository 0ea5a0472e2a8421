import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ensureBrowser } from '../ensure-browser.mjs'
import { ensureNginx } from '../ensure-nginx.mjs'
import { ensureRedis } from '../ensure-redis.mjs'
import { inRoot } from '../lib/root.mjs'
import { asOneCheck, asSuite, notRun } from './outcome.mjs'

const here = createRequire(import.meta.url)
// Always the same faults in the same order, so that a red run can be run again.
const CHAOS_SEED = 7

const reports = inRoot('node_modules', '.reports')

/** The program of a package, run with this Node: the tools in node_modules/.bin are shell scripts on some systems. */
const program = (/** @type {string} */ name, command = name) => {
  const manifest = inRoot('node_modules', name, 'package.json')
  const { bin } = here(manifest)
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command])
}

const node = (/** @type {string[]} */ ...args) => asOneCheck(process.execPath, args)

const vitest = (/** @type {string} */ project) => {
  const report = path.join(reports, `${project}.json`)
  return asSuite({
    args: [
      program('vitest'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
    count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    }),
  })
}

/** What Debian brings is installed once, and one after the other: its package manager lets nobody in beside itself. */
const programs = (() => {
  /** @type {Promise<{ redis: string[], nginx: string[] }> | undefined} */
  let asked
  const ask = async () => {
    const redis = await ensureRedis()
    const nginx = await ensureNginx()
    return { redis: [redis.missing ?? []].flat(), nginx: [nginx.missing ?? []].flat() }
  }
  return () => {
    asked ??= ask()
    return asked
  }
})()

/** Runs without Redis too; its tests are then skipped, and that is said. */
const integration = async () => {
  const [missing] = (await programs()).redis
  const outcome = await vitest('integration')
  return missing ? { ...outcome, notRun: missing } : outcome
}

const playwright = async () => {
  const config = 'apps/e2e/playwright.config.ts'
  if (!existsSync(inRoot(config))) return notRun('there are no browser tests yet')
  const browser = await ensureBrowser()
  if ('missing' in browser) return notRun(browser.missing)
  const report = path.join(reports, 'e2e.json')
  return await asSuite({
    args: [program('playwright'), 'test', '--config', config],
    env: { CHROMIUM_PATH: browser.path, PLAYWRIGHT_JSON: report },
    report,
    count: ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  })
}

/**
 * A minute of faults on two real nodes with all that belongs to them; the history must keep every promise. A small
 * one, and with time to settle: the machine may be busy with other things. `pnpm test:chaos` alone is the whole run.
 */
const chaos = async () => {
  const { redis, nginx } = await programs()
  const missing = [...nginx, ...redis]
  const size = [
    '--seconds=60',
    '--clients=8',
    '--topics=2',
    '--watching=2',
    '--rate=20',
    '--fault-every=2000',
    '--equal-within=15000',
  ]
  const outcome = await node(program('tsx'), 'apps/load/src/chaos.ts', ...size, `--seed=${CHAOS_SEED}`)
  return missing.length > 0 ? { ...outcome, notRun: missing.join('; ') } : outcome
}

const types = async () => {
  const project = await node(program('typescript', 'tsc'), '-b')
  return project.failed > 0 ? project : await node(program('typescript', 'tsc'), '-p', 'scripts')
}

/** @typedef {{ name: string, run: () => Promise<import('./outcome.mjs').Outcome> }} Part */

/**
 * Everything that `pnpm test` does, the quick parts first. What stands in one turn runs at the same time: the checks, each of
 * which has one core; and chaos beside the integration tests, since both wait for half of their time. The stories in a browser
 * are alone: they fill two cores, and judge what a person feels.
 * @type {Part[][]}
 */
export const turns = [
  [
    {
      name: 'lint',
      run: () => node(program('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'),
    },
    { name: 'layers', run: () => node('scripts/lint-layers.mjs') },
    { name: 'dependencies', run: () => node('scripts/lint-dependencies.mjs') },
  ],
  [
    { name: 'types', run: types },
    { name: 'unused code', run: () => node(program('knip')) },
  ],
  [{ name: 'unit', run: () => vitest('unit') }],
  [{ name: 'build', run: () => node('scripts/build.mjs') }],
  [
    { name: 'integration', run: integration },
    { name: 'chaos', run: chaos },
  ],
  [{ name: 'in a browser', run: playwright }],
]
