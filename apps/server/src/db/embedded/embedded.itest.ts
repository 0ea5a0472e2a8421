import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { type EmbeddedDatabase, findRunning, startEmbedded } from './embedded.ts'
import { layoutOf } from './layout.ts'
import { holderOf } from './lock.ts'
import { readPostmaster } from './postmaster-file.ts'
import { commandLineOf } from './processes.ts'

// As mkdtemp makes it, nobody but the owner may enter: also the case of a checkout with mode 0700.
const dataDir = mkdtempSync(path.join(tmpdir(), 'mehfil-embedded-'))
const layout = layoutOf(dataDir)
const running: Array<EmbeddedDatabase> = []
const children: Array<ChildProcess> = []

const start = async (onTrouble?: (text: string) => void) => {
  const database = await startEmbedded({ dataDir, ...(onTrouble && { onTrouble }) })
  running.push(database)
  return database
}

/** Starts a server process on the folder, to be killed. */
const startServer = async () => {
  const child = fork(new URL('../../../test/hold-embedded.ts', import.meta.url), [dataDir], {
    execArgv: ['--import', 'tsx'],
  })
  children.push(child)
  const url = await new Promise<string>(resolve => child.once('message', message => resolve(String(message))))
  return { child, url }
}

const query = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const postmasterPid = () => readPostmaster(layout)?.pid ?? 0

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the embedded database', () => {
  it('starts on an empty folder, durable, roomy, and speaking every script', async () => {
    const { url } = await start()
    const [settings] = await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('max_connections')::int as connections, current_setting('server_encoding') as encoding,
              (select rolsuper from pg_roles where rolname = current_user) as superuser`,
    )
    expect(settings).toMatchObject({ fsync: 'on', commit: 'on', encoding: 'UTF8', superuser: false })
    expect(settings.connections).toBeGreaterThanOrEqual(100)
    await query(url, 'create extension pg_trgm')
    const words = ['محفل', 'महफ़िल', 'মাহফিল']
    for (const word of words) {
      const [row] = await query(url, `select cardinality(show_trgm('${word}')) as n`)
      expect(row.n, word).toBeGreaterThan(0)
    }
    await query(url, "create table kept as select 'thought' as body")
  })

  it('keeps its secrets to its owner, and its address and content from start to start', async () => {
    const first = JSON.parse(readFileSync(layout.settings, 'utf8'))
    expect(statSync(layout.settings).mode & 0o777).toBe(0o600)
    const { url } = await start()
    expect(Number(new URL(url).port)).toBe(first.port)
    expect(first.port).toBeLessThan(32_768)
    expect(await query(url, 'select body from kept')).toEqual([{ body: 'thought' }])
  })

  it('refuses a second server on the same folder, and lets a command use the running one', async () => {
    const { url } = await start()
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/in use by another Mehfil/)
    expect((await findRunning(dataDir))?.url).toBe(url)
    expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }])
  })

  it('says that nothing runs when nothing does', async () => {
    expect(await findRunning(dataDir)).toBeNull()
  })

  it('stops by itself when the server is killed, and starts again', async () => {
    const { child } = await startServer()
    expect(commandLineOf(postmasterPid())).toContain(layout.cluster)
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(holderOf(layout)).toBeNull(), 10_000)
    expect(readPostmaster(layout)).toBeNull()
    const { url } = await start()
    expect(await query(url, 'select body from kept')).toHaveLength(1)
  })

  it('takes over at once from a server that was killed a moment ago', async () => {
    const { child } = await startServer()
    child.kill('SIGKILL')
    const { url } = await start()
    expect(await query(url, 'select body from kept')).toHaveLength(1)
  })

  it('stops what was left running when server and launcher were killed together', async () => {
    const { child } = await startServer()
    const orphan = postmasterPid()
    process.kill(holderOf(layout)?.launcherPid ?? 0, 'SIGKILL')
    child.kill('SIGKILL')
    expect(commandLineOf(orphan)).toContain('postgres')
    const { url } = await start()
    expect(postmasterPid()).not.toBe(orphan)
    expect(await query(url, 'select body from kept')).toHaveLength(1)
  })

  it('does not touch a stranger whose process number the old pid file happens to name', async () => {
    const stranger = spawn('sleep', ['60'])
    children.push(stranger)
    writeFileSync(path.join(layout.cluster, 'postmaster.pid'), `${stranger.pid}\n${layout.cluster}\n`)
    writeFileSync(layout.lock, JSON.stringify({ launcherPid: stranger.pid, serverPid: stranger.pid }))
    const { url } = await start()
    expect(await query(url, 'select body from kept')).toHaveLength(1)
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
  })

  it('starts Postgres again at the same address when it dies', async () => {
    const onTrouble = vi.fn()
    const { url } = await start(onTrouble)
    process.kill(postmasterPid(), 'SIGKILL')
    await vi.waitFor(() => expect(onTrouble).toHaveBeenCalled(), 20_000)
    expect(await query(url, 'select body from kept')).toHaveLength(1)
  })

  it('leaves nothing behind when its launcher was killed and the server stops', async () => {
    const { stop } = await start(() => undefined)
    const postgres = postmasterPid()
    process.kill(holderOf(layout)?.launcherPid ?? 0, 'SIGKILL')
    await stop()
    expect(commandLineOf(postgres)).toBeNull()
  })
})
