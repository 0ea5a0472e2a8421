import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createLog } from './log.ts'
import { createShutdown } from './shutdown.ts'

const log = createLog({ level: 'silent' })

const shutdownOf = (hookTimeoutMs = 1_000) => {
  const order: string[] = []
  const shutdown = createShutdown({ log, hookTimeoutMs })
  const add = (name: string, work: () => Promise<unknown> = async () => undefined) =>
    shutdown.add(name, async () => {
      await work()
      order.push(name)
    })
  return { shutdown, order, add }
}

describe('stopping', () => {
  it('goes backwards, each part after the one that rests on it has ended', async () => {
    const { shutdown, order, add } = shutdownOf()
    add('database')
    add('app', () => sleep(20))
    await shutdown.run()
    expect(order).toEqual(['app', 'database'])
  })

  it('happens once, however often it is asked for', async () => {
    const { shutdown, order, add } = shutdownOf()
    add('app', () => sleep(5))
    await Promise.all([shutdown.run(), shutdown.run()])
    expect(order).toEqual(['app'])
  })

  it('reaches the database although the app fails', async () => {
    const { shutdown, order, add } = shutdownOf()
    add('database')
    add('app', () => Promise.reject(new Error('stuck')))
    await shutdown.run()
    expect(order).toEqual(['database'])
  })

  it('reaches the database although the app never ends', async () => {
    const { shutdown, order, add } = shutdownOf(20)
    add('database')
    add('app', () => new Promise(vi.fn()))
    await shutdown.run()
    expect(order).toEqual(['database'])
  })
})
