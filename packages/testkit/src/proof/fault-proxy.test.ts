import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PASS } from './fault-mode.ts'
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts'

/** Says everything back. */
let echo: Server
let proxy: FaultProxy
const sockets: Socket[] = []

/** A caller that remembers what it heard and how its line ended. */
function call(port = proxy.port) {
  const socket = connect({ port, host: '127.0.0.1' })
  sockets.push(socket)
  const caller = { socket, heard: '', ended: '' }
  socket.on('data', chunk => {
    caller.heard += String(chunk)
  })
  socket.on('error', error => {
    caller.ended = (error as NodeJS.ErrnoException).code ?? 'error'
  })
  socket.on('close', () => {
    caller.ended ||= 'closed'
  })
  return caller
}

async function until(isTrue: () => boolean, withinMs = 2_000) {
  const deadline = performance.now() + withinMs
  while (!isTrue() && performance.now() < deadline) await sleep(5)
  expect(isTrue()).toBe(true)
}

beforeEach(async () => {
  echo = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.pipe(socket)
  })
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const { port } = echo.address() as { port: number }
  proxy = await startFaultProxy({ name: 'p', target: () => ({ port }), random: () => 0.5 })
})

afterEach(async () => {
  await proxy.stop()
  for (const socket of sockets.splice(0)) socket.destroy()
  echo.close()
})

describe('a fault proxy', () => {
  test('passes what is said, both ways, and the end of it', async () => {
    const caller = call()
    caller.socket.end('hello')
    await until(() => caller.ended === 'closed')
    expect(caller.heard).toBe('hello')
    await until(() => proxy.connections === 0)
  })

  test('passes a megabyte whole', async () => {
    const caller = call()
    caller.socket.write('x'.repeat(1_000_000))
    await until(() => caller.heard.length === 1_000_000)
  })

  test('delays by the latency, and keeps the order', async () => {
    proxy.setMode({ kind: 'latency', ms: 60, jitterMs: 20 })
    const caller = call()
    const started = performance.now()
    for (const word of ['a', 'b', 'c']) {
      caller.socket.write(word)
      await sleep(2)
    }
    await until(() => caller.heard === 'abc')
    expect(performance.now() - started).toBeGreaterThan(115)
  })

  test('is as slow as it is told to be', async () => {
    proxy.setMode({ kind: 'slow', bytesPerSecond: 10_000 })
    const caller = call()
    const started = performance.now()
    caller.socket.write('x'.repeat(1_500))
    await until(() => caller.heard.length === 1_500)
    expect(performance.now() - started).toBeGreaterThan(140)
  })

  test('half-open says nothing at all, and goes on where it stopped', async () => {
    const caller = call()
    caller.socket.write('one ')
    await until(() => caller.heard === 'one ')
    proxy.setMode({ kind: 'half-open' })
    caller.socket.write('two ')
    await sleep(80)
    expect(caller).toMatchObject({ heard: 'one ', ended: '' })
    proxy.setMode(PASS)
    caller.socket.write('three')
    await until(() => caller.heard === 'one two three')
  })

  test('half-open hides that the other side is gone, until it is over', async () => {
    const caller = call()
    caller.socket.write('one')
    await until(() => caller.heard === 'one')
    proxy.setMode({ kind: 'half-open' })
    for (const socket of sockets) if (socket !== caller.socket) socket.resetAndDestroy()
    await sleep(60)
    expect(caller.ended).toBe('')
    proxy.setMode(PASS)
    await until(() => caller.ended !== '')
  })

  test('cuts all lines, and takes new ones', async () => {
    const [one, two] = [call(), call()]
    await until(() => proxy.connections === 2)
    proxy.cut()
    await until(() => one.ended === 'closed' && two.ended === 'closed')
    const next = call()
    next.socket.write('again')
    await until(() => next.heard === 'again')
  })

  test('resets all lines', async () => {
    const caller = call()
    await until(() => proxy.connections === 1)
    proxy.reset()
    await until(() => caller.ended === 'ECONNRESET')
  })

  test('refuses new lines, while the open ones go on', async () => {
    const open = call()
    await until(() => proxy.connections === 1)
    proxy.setMode({ kind: 'refuse' })
    const refused = call()
    await until(() => refused.ended !== '')
    open.socket.write('still here')
    await until(() => open.heard === 'still here')
  })

  test('tells the caller when there is nobody behind it', async () => {
    const { port } = echo.address() as { port: number }
    echo.close()
    await once(echo, 'close')
    const orphan = await startFaultProxy({ name: 'o', target: () => ({ port }), random: () => 0 })
    const caller = call(orphan.port)
    await until(() => caller.ended !== '')
    await orphan.stop()
  })
})
