import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { type ManagedProcess, manageProcess } from './managed-process.ts'

const started: ManagedProcess[] = []
afterEach(async () => {
  for (const process of started.splice(0)) await process.kill()
})

/** A server that answers once and, if it is told to, does not care for SIGTERM. */
function aServer(extra = '') {
  const port = 21_000 + Math.floor(Math.random() * 9_000)
  const program = `${extra}; require('net').createServer(s => s.end('hi')).listen(${port}, '127.0.0.1')`
  const isReady = async () => {
    const socket = connect({ port, host: '127.0.0.1' })
    const [said] = (await once(socket, 'data')) as [Buffer]
    return String(said) === 'hi'
  }
  const managed = manageProcess({
    name: 'server',
    spawn: () => spawn(process.execPath, ['-e', program], { stdio: 'ignore' }),
    isReady,
  })
  started.push(managed)
  return { managed, isReady }
}

const stateOf = (pid: number | undefined) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0]

describe('a managed process', () => {
  test('is ready when started, gone when killed, and ready again', async () => {
    const { managed, isReady } = aServer()
    await managed.start()
    const first = managed.pid
    await managed.kill()
    expect(managed.pid).toBeUndefined()
    await expect(isReady()).rejects.toThrow('ECONNREFUSED')
    await managed.start()
    expect(managed.pid).not.toBe(first)
    expect(managed.crashes).toEqual([])
    expect(await isReady()).toBe(true)
  })

  test.runIf(process.platform === 'linux')('stands still while paused, and can be killed so', async () => {
    const { managed } = aServer()
    await managed.start()
    managed.pause()
    await sleep(20)
    expect(stateOf(managed.pid)).toBe('T')
    managed.resume()
    await sleep(20)
    expect(stateOf(managed.pid)).not.toBe('T')
    managed.pause()
    await managed.kill()
    expect(managed.pid).toBeUndefined()
  })

  test('is ended by force when it does not end by itself', async () => {
    const { managed } = aServer(`process.on('SIGTERM', () => {})`)
    await managed.start()
    await managed.stop(50)
    expect(managed.pid).toBeUndefined()
  })

  test('is started again when its start fails, and says so when that does not help', async () => {
    let starts = 0
    const managed = manageProcess({
      name: 'broken',
      spawn() {
        starts++
        return spawn(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' })
      },
      isReady: async () => false,
      readyWithinMs: 1_500,
    })
    await expect(managed.start()).rejects.toThrow('broken was not ready within 1500 ms')
    expect(starts).toBeGreaterThan(1)
    expect(managed.crashes).toEqual([])
  })

  test('has crashed when it ends by itself after it was ready', async () => {
    const { managed } = aServer('setTimeout(() => process.exit(7), 400)')
    await managed.start()
    await sleep(800)
    expect(managed.pid).toBeUndefined()
    expect(managed.crashes).toEqual(['7'])
  })
})
