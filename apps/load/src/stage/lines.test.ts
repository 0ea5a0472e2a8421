import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startLines } from './lines.ts'

test('a line in a process of its own passes on, refuses when told so, and ends with it', async () => {
  const server = createServer(socket => socket.end('salaam')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const lines = startLines()
  onTestFinished(async () => {
    await lines.stop()
    server.close()
  })
  const line = await lines.open('a line', [(server.address() as AddressInfo).port])

  const hear = async () => {
    const socket = connect(line.port, '127.0.0.1')
    try {
      const [heard] = await once(socket, 'data')
      return String(heard)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code
    } finally {
      socket.destroy()
    }
  }
  expect(await hear()).toBe('salaam')
  line.setMode({ kind: 'refuse' })
  await expect.poll(hear).toBe('ECONNRESET')
  line.setMode({ kind: 'pass' })
  await expect.poll(hear).toBe('salaam')
  await lines.stop()
  expect(await hear()).toBe('ECONNREFUSED')
})
