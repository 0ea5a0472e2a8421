import { buildParts } from './lib/build-all.mjs'
import { loadDotEnv } from './lib/environment.mjs'
import { superviseNode } from './lib/supervise.mjs'

// pnpm start: builds what changed, then runs the server until Ctrl-C.
try {
  loadDotEnv()
  await buildParts()
  superviseNode(['--enable-source-maps', 'apps/server/dist/main.js'])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
