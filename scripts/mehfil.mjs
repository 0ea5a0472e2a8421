import { spawn } from 'node:child_process'
import { buildParts } from './lib/build-all.mjs'
import { serverPart } from './lib/build-server.mjs'
import { loadDotEnv } from './lib/environment.mjs'
import { inRoot, root } from './lib/root.mjs'

// pnpm mehfil <command>: an administrator's commands. Only the server's part is built for them.
try {
  loadDotEnv()
  await buildParts({ parts: [serverPart] })
  const program = inRoot('apps/server/dist/cli.js')
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  // Ctrl-C reaches the command itself; we only wait for what it makes of it.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', code => process.exit(code ?? 1))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
