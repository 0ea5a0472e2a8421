import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, statSync, truncateSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { identityFor, plainEnvironment } from './identity.ts'
import { type Layout, layoutOf } from './layout.ts'
import { holderOf } from './lock.ts'
import type { Addresses, LauncherMessage } from './messages.ts'
import { tailOf } from './postgres.ts'
import { readPostmaster, stopOrphan } from './postmaster-file.ts'
import { addressesOf, readSettings } from './settings.ts'

export interface EmbeddedOptions {
  dataDir: string
  /** False only where losing everything at a power cut is fine: unit tests. Never where delivery is tested. */
  durable?: boolean
  /** Of a data folder that is made now; C.UTF-8 unless said otherwise. */
  locale?: string
  onProgress?: (text: string) => void
  /** Postgres died and was started again, or its launcher ended although nobody asked. */
  onTrouble?: (text: string) => void
}

export interface EmbeddedDatabase extends Addresses {
  stop: () => Promise<void>
}

/** The launcher lies beside this file, as TypeScript in the sources and as JavaScript in the bundle. */
const launcherCommand = () => {
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? './launcher.ts' : './launcher.js', import.meta.url))
  const loader = isSource ? ['--import', createRequire(import.meta.url).resolve('tsx')] : []
  return [process.execPath, ...loader, file]
}

const LOG_LIMIT = 1024 * 1024

const openLog = (layout: Layout) => {
  const log = openSync(layout.log, 'a', 0o600)
  if (statSync(layout.log).size > LOG_LIMIT) truncateSync(layout.log)
  return log
}

const launch = (layout: Layout, options: EmbeddedOptions) => {
  mkdirSync(layout.home, { recursive: true, mode: 0o700 })
  const { prefix, ...user } = identityFor(layout)
  const mode = options.durable === false ? 'volatile' : 'durable'
  const [command = '', ...args] = [...prefix, ...launcherCommand(), layout.dataDir, mode]
  if (options.locale) args.push(options.locale)
  const log = openLog(layout)
  const child = spawn(command, args, {
    ...user,
    env: plainEnvironment,
    stdio: ['ignore', 'ignore', log, 'ipc'],
    // Its own session: Ctrl-C reaches the whole foreground group, but the database has to outlive the server.
    detached: true,
  })
  closeSync(log)
  return child
}

const exitOf = (child: ChildProcess) => new Promise<void>(resolve => child.once('exit', () => resolve()))

const untilReady = (child: ChildProcess, layout: Layout, options: EmbeddedOptions) =>
  new Promise<Addresses>((resolve, reject) => {
    child.on('message', (message: LauncherMessage) => {
      if (message.kind === 'ready') resolve(message.addresses)
      if (message.kind === 'progress') options.onProgress?.(message.text)
      if (message.kind === 'restarted')
        options.onTrouble?.('The embedded database died and was started again')
      if (message.kind === 'refused') reject(new Error(message.reason))
    })
    child.once('error', reject)
    child.once('exit', code => {
      reject(new Error(`The database launcher ended (${code}). The end of ${layout.log}:\n${tailOf(layout)}`))
    })
  })

/** Starts Postgres on this data folder. Refuses, with a sentence, when another server has it. */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const layout = layoutOf(options.dataDir)
  const child = launch(layout, options)
  const exited = exitOf(child)
  let isStopping = false
  const addresses = await untilReady(child, layout, options)
  void exited.then(() => {
    if (!isStopping) options.onTrouble?.(`The database launcher ended; see ${layout.log}`)
  })
  return {
    ...addresses,
    stop: async () => {
      isStopping = true
      if (child.connected) child.disconnect()
      await exited
      // Only when the launcher itself was killed is there anything left to stop here.
      await stopOrphan(layout)
    },
  }
}

/** The database of a server that runs on this folder now, for a command beside it; null when none does. */
export const findRunning = async (dataDir: string, patienceMs = 30_000): Promise<Addresses | null> => {
  const layout = layoutOf(dataDir)
  const deadline = Date.now() + patienceMs
  while (holderOf(layout) && Date.now() < deadline) {
    const settings = readSettings(layout)
    if (settings && readPostmaster(layout)?.isReady) return addressesOf(settings)
    await sleep(100)
  }
  return null
}
