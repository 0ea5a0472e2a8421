import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Fault } from '@mehfil/testkit/proof/faults'
import { descendantsOf } from '@mehfil/testkit/proof/process-tree'
import { until } from '@mehfil/testkit/until'
import pg from 'pg'
import { AS_NOBODY } from './prefixes.ts'
import { signal } from './signal.ts'

export type Postgres = {
  readonly url: string
  readonly port: number
  /** Its crashes and stand-stills; the launcher starts it again when it has died. */
  readonly faults: readonly Fault[]
  untilReady(): Promise<void>
  stop(): Promise<void>
}

type LauncherMessage = { kind: string; reason?: string; addresses?: { url: string } }

/** Starts the database that the server brings along, durable, in a folder of the run, and apart from any server. */
export async function startPostgres(programs: string, folder: string): Promise<Postgres> {
  mkdirSync(path.join(folder, 'postgres'), { recursive: true, mode: 0o700 })
  const log = openSync(path.join(folder, 'postgres.log'), 'a')
  const launcher = path.join(programs, 'launcher.js')
  const [command = '', ...args] = [...AS_NOBODY, process.execPath, launcher, folder, 'durable']
  // Its own session: Ctrl-C must not reach it before the servers have ended. It ends with our channel to it.
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log, 'ipc'] })
  const url = await addressFrom(child)
  const exited = once(child, 'exit')
  /** The postmaster and its backends: never anything that does not descend from our launcher. */
  function processes(): { postmaster: number; all: readonly number[] } {
    const file = path.join(folder, 'postgres/cluster/postmaster.pid')
    const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0])
    const ours = descendantsOf(child.pid ?? 0)
    if (!ours.includes(postmaster)) throw new Error(`Process ${postmaster} is no database of this run.`)
    return { postmaster, all: [postmaster, ...descendantsOf(postmaster)] }
  }

  /** None while it is being started again after a kill. */
  function processesIfUp(): readonly number[] {
    try {
      return processes().all
    } catch {
      return []
    }
  }
  const untilReady = () => until('the database is back', () => isAnswering(url), 60_000)

  let paused: readonly number[] = []
  return {
    url,
    untilReady,
    port: Number(new URL(url).port),
    faults: [
      {
        kind: 'database kill-9',
        target: 'database',
        lastsMs: [0, 0],
        inject() {
          const { postmaster, all } = processes()
          signal(postmaster, 'SIGKILL')
          // Its backends notice and end; as long as they stand still, no other Postgres can start on the folder.
          for (const pid of all) signal(pid, 'SIGCONT')
        },
        heal: untilReady,
      },
      {
        kind: 'database pause',
        target: 'database',
        lastsMs: [500, 8_000],
        inject() {
          paused = processesIfUp()
          for (const pid of paused) signal(pid, 'SIGSTOP')
        },
        heal() {
          for (const pid of descendantsOf(child.pid ?? 0)) if (paused.includes(pid)) signal(pid, 'SIGCONT')
          return untilReady()
        },
      },
    ],
    async stop() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`The database launcher ended (${code}).`)))
    child.on('message', (message: LauncherMessage) => {
      if (message.addresses) resolve(message.addresses.url)
      if (message.reason) reject(new Error(message.reason))
    })
  })
}

async function isAnswering(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
