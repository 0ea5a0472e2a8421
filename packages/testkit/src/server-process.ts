import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

const MAIN = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url))
const START_WITHIN_MS = 60_000
const OUTPUT_KEPT = 64 * 1024

export type ServerProcessOptions = {
  /** Settings beside the defaults, which are meant for tests: no demo content, no rate limits. */
  env?: Readonly<Record<string, string>>
  /** Absent: a temporary folder that is removed by `stop`. */
  dataDir?: string
}

/** A built server in a process of its own, with a database of its own unless `DATABASE_URL` is given. */
export type ServerProcess = {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  pid(): number | undefined
  /** What it wrote lately, for the report of a failure. */
  output(): string
  /** Ends it as a power cut would: at once, with nothing tidied up. */
  kill9(): Promise<void>
  /** Ends it as an operator would, and removes what was made for it. */
  stop(): Promise<void>
  /** The same port and data; ends it first, as an operator would, where it still runs. */
  restart(): Promise<void>
}

export const isServerBuilt = () => existsSync(MAIN)

export async function startServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const isOurs = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'mehfil-server-'))
  let child: ChildProcess | undefined
  let output = ''
  let port = 0
  const url = () => `http://127.0.0.1:${port}`

  const fail = (what: string): Error => new Error(`${what} Its output ends with:\n${output}`)

  async function start() {
    child = launch({ DATA_DIR: dataDir, PORT: String(port), ...options.env })
    const started = child
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-OUTPUT_KEPT)
      })
    }
    port = await portOf(started, fail)
    await until('the server is ready', () => isReady(url()), START_WITHIN_MS)
    started.once('exit', (code, signal) => {
      if (child !== started) return
      child = undefined
      process.stderr.write(`${fail(`The server ended by itself (${code ?? signal}).`).message}\n`)
    })
  }

  async function end(signal: NodeJS.Signals) {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const exited = once(ending, 'exit')
    ending.kill(signal)
    await exited
  }

  await start().catch(async error => {
    await end('SIGKILL')
    if (isOurs) rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  return {
    url: url(),
    port,
    dataDir,
    pid: () => child?.pid,
    output: () => output,
    kill9: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      // After a kill the database is stopped by its launcher, which needs the folder until then.
      const pidFile = path.join(dataDir, 'postgres/cluster/postmaster.pid')
      await until('the database has stopped', () => !existsSync(pidFile))
      if (isOurs) rmSync(dataDir, { recursive: true, force: true })
    },
    async restart() {
      await end('SIGTERM')
      await start()
    },
  }
}

/** With a channel to us, so that it stops by itself when the tests are killed. */
function launch(env: Record<string, string>): ChildProcess {
  return fork(MAIN, [], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      NODE_ENV: 'test',
      RATE_LIMITS: 'off',
      ...env,
    },
  })
}

function portOf(child: ChildProcess, fail: (what: string) => Error): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(fail('The server did not start in time.')), START_WITHIN_MS)
    const settle = (run: () => void) => {
      clearTimeout(timer)
      run()
    }
    child.once('error', error => settle(() => reject(error)))
    child.once('exit', code => settle(() => reject(fail(`The server ended while it started (${code}).`))))
    child.on('message', (message: { kind?: string; port?: number }) => {
      if (message.kind === 'ready') settle(() => resolve(message.port ?? 0))
    })
  })
}

const isReady = (url: string) =>
  fetch(`${url}/health/ready`).then(
    response => response.ok,
    () => false,
  )
