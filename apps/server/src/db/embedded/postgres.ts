import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Layout } from './layout.ts'
import { readPostmaster } from './postmaster-file.ts'
import type { EmbeddedSettings } from './settings.ts'

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })

/** The last lines that Postgres wrote, for a sentence about why it did not start. */
export const tailOf = (layout: Layout, lines = 8) => {
  try {
    return readFileSync(layout.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return '(no log)'
  }
}

/**
 * Makes the data directory on the first start. It is made aside and renamed when complete, so that being
 * killed halfway leaves nothing that a later start could take for a database.
 */
export const initialise = async (
  binaries: Binaries,
  layout: Layout,
  settings: EmbeddedSettings,
  { durable, locale = 'C.UTF-8' }: { durable: boolean; locale?: string | undefined },
) => {
  for (const name of readdirSync(layout.home)) {
    if (name.startsWith('cluster.new')) rmSync(path.join(layout.home, name), { recursive: true, force: true })
  }
  if (existsSync(layout.cluster)) return
  const draft = `${layout.cluster}.new`
  const passwordFile = `${layout.settings}.initdb`
  writeFileSync(passwordFile, `${settings.adminPassword}\n`, { mode: 0o600 })
  try {
    const code = await exitOf(
      spawn(
        binaries.initdb,
        [
          `--pgdata=${draft}`,
          '--username=postgres',
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          `--locale=${locale}`,
          ...(durable ? [] : ['--no-sync']),
        ],
        { stdio: ['ignore', 2, 2] },
      ),
    )
    if (code !== 0) throw new Error(`initdb ended with ${code}:\n${tailOf(layout)}`)
    renameSync(draft, layout.cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

const flags = (durable: boolean) => {
  const settings = {
    listen_addresses: '127.0.0.1',
    // Loopback only: a socket file would need a path short enough for the kernel, wherever the checkout is.
    unix_socket_directories: '',
    max_connections: 120,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Small, frequent queries: compiling them costs more than it saves.
    jit: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

export interface RunningPostgres {
  pid: number
  exited: Promise<number | null>
}

/** Starts Postgres and waits until it accepts connections, through crash recovery if need be. */
export const startPostgres = async (
  binaries: Binaries,
  layout: Layout,
  port: number,
  durable: boolean,
): Promise<RunningPostgres> => {
  const child = spawn(binaries.postgres, ['-D', layout.cluster, '-p', String(port), ...flags(durable)], {
    stdio: ['ignore', 2, 2],
  })
  let hasExited = false
  const exited = exitOf(child).finally(() => {
    hasExited = true
  })
  exited.catch(() => undefined)
  for (;;) {
    if (hasExited) throw new Error(`Postgres ended while starting (${await exited}):\n${tailOf(layout)}`)
    const state = readPostmaster(layout)
    if (state && state.pid === child.pid && state.isReady) return { pid: state.pid, exited }
    await sleep(25)
  }
}
