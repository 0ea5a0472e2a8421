import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { layoutOf } from './layout.ts'
import { claim, release } from './lock.ts'
import type { LauncherMessage } from './messages.ts'
import { initialise, type RunningPostgres, startPostgres } from './postgres.ts'
import { stopOrphan } from './postmaster-file.ts'
import { commandLineOf, stopPostmaster } from './processes.ts'
import { ensureRole } from './roles.ts'
import { addressesOf, prepareSettings } from './settings.ts'

/**
 * A process of its own between the server and Postgres. It lives as long as its channel to the server is open,
 * so a server killed with -9 takes its database along in good order; and it starts a Postgres that died again.
 */
const [dataDir = '', mode = 'durable', locale] = process.argv.slice(2)
const durable = mode !== 'volatile'
const layout = layoutOf(dataDir)

const tell = (message: LauncherMessage) => {
  if (process.connected) process.send?.(message)
}

const parentIsGone = new Promise<'gone'>(resolve => {
  if (!process.connected) resolve('gone')
  process.once('disconnect', () => resolve('gone'))
  process.once('SIGTERM', () => resolve('gone'))
})

/** A killed postmaster's children may hold the directory for a moment longer, and a start fails until they end. */
const start = async (port: number, patience = 10): Promise<RunningPostgres> => {
  const binaries = await findBinaries()
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPostgres(binaries, layout, port, durable)
    } catch (error) {
      if (attempt >= patience || !process.connected) throw error
      await sleep(300)
    }
  }
}

const stop = async (postgres: RunningPostgres) => {
  let isGone = false
  void postgres.exited.finally(() => {
    isGone = true
  })
  await stopPostmaster(postgres.pid, () => isGone)
}

const run = async () => {
  await stopOrphan(layout, () =>
    tell({ kind: 'progress', text: 'Stopping a database that was left running' }),
  )
  const settings = await prepareSettings(layout)
  await initialise(await findBinaries(), layout, settings, { durable, locale })
  let postgres = await start(settings.port)
  try {
    await ensureRole(settings)
    tell({ kind: 'ready', addresses: addressesOf(settings) })
    while ((await Promise.race([parentIsGone, postgres.exited])) !== 'gone') {
      postgres = await start(settings.port, 100)
      tell({ kind: 'restarted' })
    }
  } finally {
    await stop(postgres)
  }
}

const STOPPING_TAKES_MS = 40_000

/** A launcher whose server is gone is about to stop: then waiting is right, and refusing would be wrong. */
const claimPatiently = async () => {
  const deadline = Date.now() + STOPPING_TAKES_MS
  for (;;) {
    const heldBy = claim(layout, { launcherPid: process.pid, serverPid: process.ppid })
    if (!heldBy || commandLineOf(heldBy.serverPid) || Date.now() > deadline) return heldBy
    await sleep(100)
  }
}

const main = async () => {
  try {
    const heldBy = await claimPatiently()
    if (!heldBy) return await run()
    tell({
      kind: 'refused',
      reason: `${layout.home} is in use by another Mehfil (process ${heldBy.serverPid})`,
    })
  } catch (error) {
    tell({ kind: 'refused', reason: error instanceof Error ? error.message : String(error) })
    process.exitCode = 1
  } finally {
    release(layout)
  }
}

await main()
if (process.connected) process.disconnect()
