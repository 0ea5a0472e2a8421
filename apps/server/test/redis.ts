import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'

const isInstalled = spawnSync('redis-server', ['--version']).status === 0

/** Why the tests with a real Redis are left out; null where they run. Debian: apt-get install redis-server. */
export const redisMissing = isInstalled ? null : 'redis-server is not installed'

if (redisMissing) process.stderr.write(`\nSKIPPED: tests with a real Redis, because ${redisMissing}\n\n`)

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const untilListening = async (child: ChildProcess) => {
  for await (const line of child.stdout ?? []) if (/Ready to accept/.test(String(line))) return
  throw new Error('redis-server ended before it was ready')
}

/** A Redis of the test's own, which keeps nothing. It can be killed and come back on the same port. */
export async function startRedis() {
  const port = await freePort()
  let child: ChildProcess | undefined

  const run = async () => {
    const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no' }
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
    child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await untilListening(child)
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await run()

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: run,
    /** It keeps its connections and answers nothing. */
    hang: () => child?.kill('SIGSTOP'),
    goOn: () => child?.kill('SIGCONT'),
  }
}

export type TestRedis = Awaited<ReturnType<typeof startRedis>>
