import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { layoutOf } from './db/embedded/layout.ts'
import { readPostmaster } from './db/embedded/postmaster-file.ts'

// As people run it, and loaded in a tenth of the time that its sources take.
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-main-'))
const children: ChildProcess[] = []

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const dataDirOf = (name: string) => path.join(folder, name)

const start = (name: string, env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', DATA_DIR: dataDirOf(name), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  children.push(child)
  let said = ''
  child.stdout?.on('data', chunk => {
    said += chunk
  })
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const ready = new Promise<number>((resolve, reject) => {
    child.once('message', message => resolve((message as { port: number }).port))
    void ended.then(code => reject(new Error(`ended with ${code}: ${said}`)))
  })
  ready.catch(() => undefined)
  return { child, ended, ready, said: () => said }
}

const hasDatabase = (name: string) => readPostmaster(layoutOf(dataDirOf(name))) !== null

const isAlive = async (port: number) => (await fetch(`http://127.0.0.1:${port}/health/live`)).ok

describe('a server', () => {
  it('says when it is ready and where its things are, and stops in order at a signal', async () => {
    const { child, ready, ended, said } = start('one')
    expect(await isAlive(await ready)).toBe(true)
    expect(said()).toContain('Mehfil is open at')
    expect(said()).toContain(dataDirOf('one'))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(hasDatabase('one')).toBe(false)
  })

  it('stops with its database when the one who started it goes away', async () => {
    const { child, ready, ended } = start('one')
    await ready
    expect(hasDatabase('one')).toBe(true)
    child.disconnect()
    expect(await ended).toBe(0)
    expect(hasDatabase('one')).toBe(false)
  })

  it('runs beside another one with its own port and folder, and not on the same folder', async () => {
    const one = start('one')
    const two = start('two')
    expect(await Promise.all([one.ready.then(isAlive), two.ready.then(isAlive)])).toEqual([true, true])
    const third = start('one')
    expect(await third.ended).toBe(1)
    expect(third.said()).toContain('is in use by another Mehfil')
    one.child.kill('SIGTERM')
    two.child.kill('SIGTERM')
    expect(await Promise.all([one.ended, two.ended])).toEqual([0, 0])
  })

  it('says that its port is taken, and takes its database down again', async () => {
    const other = net.createServer()
    const port = await new Promise<number>(resolve => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as net.AddressInfo).port))
    })
    const { ended, said } = start('one', { PORT: String(port) })
    expect(await ended).toBe(1)
    expect(said()).toContain(`Port ${port} is taken by another program`)
    expect(hasDatabase('one')).toBe(false)
    other.close()
  })

  it('does not start with wrong settings, and names all of them', async () => {
    const { ended, said } = start('one', { PORT: 'door', LOG_LEVEL: 'loud' })
    expect(await ended).toBe(1)
    expect(said()).toMatch(/PORT must be[\s\S]*LOG_LEVEL must be/)
  })
})
