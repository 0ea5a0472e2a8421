import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { createApp } from '../src/app.ts'
import { configFrom, type Environment } from '../src/config.ts'
import { createDb } from '../src/db/database.ts'
import { createPool } from '../src/db/pool.ts'
import { createLog } from '../src/platform/log.ts'
import { type Browser, registered } from './browser.ts'
import { freshDatabase } from './database.ts'

export type WholeServerOptions = {
  env?: Environment
  /** Of another server: this one is a second node on the same database. */
  databaseUrl?: string
  /** Of the pump, in ms; long where a test is about what comes before it. */
  pollEvery?: number
}

export type WholeServer = Awaited<ReturnType<typeof startWholeServer>>

/** No limit stands in the way of a test that is not about limits. */
const UNLIMITED: Environment = {
  RATE_LIMITS: 'off',
  MAX_CONNECTIONS_PER_USER: '0',
  MAX_CONNECTIONS_PER_IP: '0',
}

/** The server as it is composed for people, on a database of its own: nothing of it is replaced. */
export async function startWholeServer({ env, databaseUrl, pollEvery }: WholeServerOptions = {}) {
  const fresh = databaseUrl === undefined ? await freshDatabase() : undefined
  const url = databaseUrl ?? fresh?.url ?? ''
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mehfil-whole-'))
  // The same secret on each node, as an operator would set it: a session of one is a session of all.
  const settings = configFrom(
    { NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDir, ...UNLIMITED, ...env },
    () => 'a secret that only the tests know',
  )
  if (!settings.ok) throw new Error(settings.faults.join('\n'))
  const faults: Array<Record<string, unknown>> = []
  const log = createLog({ level: 'error', to: { write: line => void faults.push(JSON.parse(line)) } })
  const pool = createPool({ url, max: 10, name: 'whole server' })
  const database = { url, pool, db: createDb(pool), stop: () => pool.end() }
  const app = await createApp({
    config: settings.config,
    database,
    log,
    version: '1.2.3',
    ...(pollEvery && { pollEvery }),
  })
  const { port } = await app.listen()

  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: url,
    /** Where this server keeps its files, unless its environment says otherwise. */
    dataDir,
    pool,
    db: database.db,
    /** What the server logged as a fault of its own. A test of the whole ends with none. */
    faults,
    async stop() {
      await app.stop()
      await database.stop()
      await fresh?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Someone = { browser: Browser; id: string; handle: string }

let count = 0

/** Someone who has registered just now, under a handle of her own. */
export async function someone({ url }: Pick<WholeServer, 'url'>, name = 'guest'): Promise<Someone> {
  const handle = `${name}_${process.pid.toString(36)}_${(++count).toString(36)}`
  const browser = await registered(url, handle)
  const { body } = await browser.ask('GET', '/api/auth/me')
  return { browser, handle, id: (body.user as { id: string }).id }
}

/** The command of this name, or a sentence that says it is gone. */
export function commandOf(name: string) {
  const command = REGISTRY.find(one => one.name === name)
  if (!command) throw new Error(`There is no command ${name} any more`)
  return command
}
