import { describe, expect, test } from 'vitest'
import { createWorld, seqs } from './test-support.ts'

describe('a connection', () => {
  test.each([
    { who: 'nobody', isVisible: () => false, longest: 30_000 },
    { who: 'somebody', isVisible: () => true, longest: 5_000 },
  ])('opens, and comes back after waits that grow, while $who looks', async ({ isVisible, longest }) => {
    const { clock, client, network } = createWorld()
    const own = client(1, { isVisible })
    await clock.advance(10)
    expect(own.connection.get().kind).toBe('connected')
    network.setUp(false)
    const waits: number[] = []
    own.connection.subscribe(() => {
      const state = own.connection.get()
      if (state.kind === 'waiting') waits.push(state.retryAt - clock.now())
    })
    await clock.advance(300_000)
    expect(waits.length).toBeGreaterThan(8)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(500)
    expect(Math.max(...waits)).toBeLessThanOrEqual(longest)
    expect(Math.max(...waits)).toBeGreaterThan(longest / 3)
    network.setUp(true)
    await clock.advance(longest + 1_000)
    expect(own.connection.get().kind).toBe('connected')
  })

  test('looks at once when the line or the page wakes', async () => {
    const { clock, client, network } = createWorld()
    let wake = () => {}
    const own = client(1, {
      wakeups: run => {
        wake = run
        return () => {}
      },
    })
    network.setUp(false)
    await clock.advance(120_000)
    network.setUp(true)
    wake()
    await clock.advance(10)
    expect(own.connection.get().kind).toBe('connected')
  })

  test('ends when the server says goodbye for good, and comes back with another user', async () => {
    const { clock, client, server } = createWorld()
    const own = client()
    await clock.advance(10)
    const bye = { code: 'session-ended', message: 'You logged out.' } as const
    server.bye(bye)
    await clock.advance(60_000)
    expect(own.connection.get()).toEqual({ kind: 'ended', bye })
    own.setUser(null)
    await clock.advance(10)
    expect(own.connection.get().kind).toBe('connected')
  })

  test('ends when the handshake is refused for good', async () => {
    const { clock, client, server } = createWorld()
    server.refusal = { code: 'upgrade-required', message: 'There is a new version.', requestId: 'r' }
    const own = client()
    await clock.advance(60_000)
    expect(own.connection.get()).toMatchObject({ kind: 'ended', bye: { code: 'upgrade-required' } })
  })

  test('comes back when it was only too slow, after the time the server names', async () => {
    const { clock, client, server } = createWorld()
    const own = client()
    await clock.advance(10)
    server.bye({ code: 'slow-consumer', message: 'Too slow.', retryAfterMs: 5_000 })
    await clock.advance(4_000)
    expect(own.connection.get()).toMatchObject({ kind: 'waiting' })
    await clock.advance(2_000)
    expect(own.connection.get().kind).toBe('connected')
  })

  test('moves over when the node drains, and misses nothing', async () => {
    const { clock, client, server, topic, fill } = createWorld()
    fill(1)
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(10)
    const [line] = server.lines
    server.drain(2_000)
    await clock.advance(1_900)
    expect(server.lines.has(line as never)).toBe(true)
    await clock.advance(200)
    expect(server.lines.has(line as never)).toBe(false)
    expect(server.lines.size).toBe(1)
    fill(1)
    await clock.advance(100)
    expect(seqs(feed)).toEqual([1, 2])
  })

  test('leaves a line on which nothing is answered', async () => {
    const { clock, client, server, topic, network } = createWorld()
    const own = client()
    await clock.advance(10)
    const [line] = server.lines
    network.setFaults({ delayMs: [5, 5], dropRate: 1, duplicateRate: 0 })
    own.hold(topic.id)
    await clock.advance(10_500)
    network.setFaults({ delayMs: [5, 5], dropRate: 0, duplicateRate: 0 })
    await clock.advance(2_500)
    expect(server.lines.has(line as never)).toBe(false)
    expect(own.connection.get().kind).toBe('connected')
  })
})
