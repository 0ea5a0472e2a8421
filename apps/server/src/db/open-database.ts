import type { Config } from '#config.ts'
import type { Log } from '#platform/log.ts'
import { judgeBudget, readBudget } from './budget.ts'
import { createDb, type Database } from './database.ts'
import { findRunning, startEmbedded } from './embedded/embedded.ts'
import { createPool } from './pool.ts'
import type { SlowQuery } from './query-timing.ts'
import { type Patience, patiently } from './reachable.ts'

/** For a database that starts at the same time, as in a compose file, or that has just crashed. */
export const patienceOfStart = (log: Log): Patience => ({
  patienceMs: 30_000,
  onWait: reason => log.info({ reason }, 'Waiting for the database'),
})

type DatabaseConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePoolMax' | 'slowQueryMs'>

interface Options {
  config: DatabaseConfig
  log: Log
  /** A command may use the database of the server that runs on the same data folder; a server must not. */
  share?: boolean
  onSlowQuery?: (query: SlowQuery) => void
}

const findServer = async ({ config, log, share }: Options) => {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined }
  const running = share ? await findRunning(config.dataDir) : null
  if (running) return { url: running.url, stop: async () => undefined }
  return await startEmbedded({
    dataDir: config.dataDir,
    onProgress: text => log.info(text),
    onTrouble: text => log.error(text),
  })
}

/** Connects to DATABASE_URL, or starts the database that lives in the data folder. */
export const openDatabase = async (options: Options): Promise<Database> => {
  const { config, log } = options
  const server = await findServer(options)
  const pool = createPool({
    url: server.url,
    max: config.databasePoolMax,
    name: 'mehfil',
    slowQueryMs: config.slowQueryMs,
    ...(options.onSlowQuery && { onSlowQuery: options.onSlowQuery }),
    onConnectionLost: error => log.warn({ event: 'database-connection-lost', reason: error.message }),
  })
  const stop = async () => {
    await pool.end()
    await server.stop()
  }
  try {
    const patience = { ...patienceOfStart(log), ...(options.share && { patienceMs: 0 }) }
    const budget = await patiently(() => readBudget(pool, config.databasePoolMax), patience)
    const verdict = judgeBudget(budget)
    if (verdict.fault) throw new Error(verdict.fault)
    if (verdict.warning) log.warn(verdict.warning)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: server.url, pool, db: createDb(pool), stop }
}
