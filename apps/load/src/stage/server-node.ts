import { fork } from 'node:child_process'
import { openSync } from 'node:fs'
import path from 'node:path'
import { type ManagedProcess, manageProcess } from '@mehfil/testkit/proof/managed-process'

export type ServerNodeOptions = {
  readonly name: string
  readonly port: number
  readonly databaseUrl: string
  /** Absent: the servers hear each other through the database. */
  readonly redisUrl?: string
  /** True when people come through a proxy. */
  readonly isBehindProxy?: boolean
  readonly sessionSecret: string
  /** Where the built programs are. */
  readonly programs: string
  /** For its data and its log. */
  readonly folder: string
}

/** One server as it is deployed, in a process of its own. */
export function serverNode(options: ServerNodeOptions): ManagedProcess {
  const {
    name,
    port,
    databaseUrl,
    redisUrl,
    isBehindProxy = false,
    sessionSecret,
    programs,
    folder,
  } = options
  const log = openSync(path.join(folder, `${name}.log`), 'a')
  const env = {
    PATH: process.env.PATH,
    // No demo content: the run has topics of its own.
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: path.join(folder, name),
    DATABASE_URL: databaseUrl,
    ...(redisUrl && { REDIS_URL: redisUrl }),
    ...(isBehindProxy && { TRUST_PROXY: '1' }),
    SESSION_SECRET: sessionSecret,
    RATE_LIMITS: 'off',
    MAX_CONNECTIONS_PER_IP: '0',
    MAX_CONNECTIONS_PER_USER: '0',
    // While faults are made every query is slow now and then.
    SLOW_QUERY_MS: '60000',
  }
  return manageProcess({
    name,
    // The channel ends it with us, should we be killed.
    spawn: () =>
      fork(path.join(programs, 'main.js'), [], {
        env,
        execArgv: ['--enable-source-maps'],
        stdio: ['ignore', log, log, 'ipc'],
      }),
    async isReady() {
      const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
        signal: AbortSignal.timeout(2_000),
      })
      return response.ok
    },
  })
}
