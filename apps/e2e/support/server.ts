import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isServerBuilt, type ServerProcess, startServerProcess } from '@mehfil/testkit/server-process'

const CLI = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url))

/** The built server as an operator starts it, with the demo content in a database of its own. */
export async function startServer(env: Record<string, string> = {}): Promise<ServerProcess> {
  if (!isServerBuilt()) throw new Error('There is no built server: run `node scripts/build.mjs` first.')
  return startServerProcess({ env: { NODE_ENV: 'production', ...env } })
}

/** `pnpm mehfil seed --thoughts N` beside the running server. Answers the address of the topic. */
export async function seedLongTopic(server: ServerProcess, thoughts: number): Promise<string> {
  const { PATH, HOME, TMPDIR } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [CLI, 'seed', '--thoughts', String(thoughts), '--json'],
    { env: { PATH, HOME, TMPDIR, DATA_DIR: server.dataDir } },
  )
  return (JSON.parse(stdout) as { slug: string }).slug
}
