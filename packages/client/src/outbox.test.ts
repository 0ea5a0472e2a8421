import { Failure } from '@mehfil/shared/errors'
import { aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import type { FeedClient } from './feed-client.ts'
import { memoryOutboxStore } from './outbox-store.ts'
import { bodies, createWorld } from './test-support.ts'

const SILENT = { delayMs: [5, 5], dropRate: 1, duplicateRate: 0 } as const
const CLEAR = { ...SILENT, dropRate: 0 } as const
const cards = (client: FeedClient) => client.outbox.entries.get().map(({ body, kind }) => `${body}: ${kind}`)

describe('the outbox', () => {
  test('shows a card at once, and one thought in its place in the same breath (D5)', async () => {
    const { clock, client, topic } = createWorld()
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    const seen = new Set<number>()
    const look = () => seen.add(own.outbox.entries.get().length + bodies(feed).length)
    feed.state.subscribe(look)
    own.outbox.entries.subscribe(look)
    expect(own.outbox.submit({ topicId: topic.id, body: 'One' }).kind).toBe('sending')
    await clock.advance(100)
    expect(bodies(feed)).toEqual(['One'])
    expect(cards(own)).toEqual([])
    expect([...seen]).toEqual([1])
  })

  test('shows one card whether the frame or the answer comes first (D5)', async () => {
    for (const seed of Array.from({ length: 40 }, (_, index) => index)) {
      const { clock, client, topic, network } = createWorld(seed)
      const own = client()
      const feed = own.hold(topic.id)
      await clock.advance(100)
      network.setFaults({ delayMs: [1, 300], dropRate: 0, duplicateRate: 0.3 })
      const seen: number[] = []
      const look = () => seen.push(own.outbox.entries.get().length + bodies(feed).length)
      feed.state.subscribe(look)
      own.outbox.entries.subscribe(look)
      own.outbox.submit({ topicId: topic.id, body: ' One ' })
      await clock.advance(3_000)
      expect([seed, ...new Set(seen)]).toEqual([seed, 1])
      expect(cards(own)).toEqual([])
    }
  })

  test('writes in order and once, over a line that loses answers (D2, D7)', async () => {
    const { clock, client, topic, network } = createWorld()
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    network.setFaults({ delayMs: [5, 5], dropRate: 0.5, duplicateRate: 0.2 })
    for (const body of ['One', 'Two', 'Three', 'Four']) own.outbox.submit({ topicId: topic.id, body })
    await clock.advance(60_000)
    network.setFaults(CLEAR)
    await clock.advance(60_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['One', 'Two', 'Three', 'Four'])
    expect(bodies(feed)).toEqual(['One', 'Two', 'Three', 'Four'])
    expect(cards(own)).toEqual([])
  })

  test('keeps what waits over a reload, and sends it only for its author', async () => {
    const { clock, client, topic, network } = createWorld()
    const outboxStore = memoryOutboxStore()
    network.setUp(false)
    const before = client(1, { outboxStore })
    before.outbox.submit({ topicId: topic.id, body: 'Kept' })
    await clock.advance(5_000)
    expect(cards(before)).toEqual(['Kept: waiting'])
    before.stop()
    network.setUp(true)
    const other = client(2, { outboxStore })
    await clock.advance(60_000)
    expect(cards(other)).toEqual([])
    expect(topic.thoughts).toEqual([])
    other.stop()
    const after = client(1, { outboxStore })
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Kept'])
    expect(cards(after)).toEqual([])
    expect(outboxStore.size).toBe(0)
  })

  test('does not show again, after a reload, a card whose thought was written', async () => {
    const { clock, client, topic, network } = createWorld()
    const outboxStore = memoryOutboxStore()
    const before = client(1, { outboxStore })
    const feed = before.hold(topic.id)
    await clock.advance(100)
    const sent = before.outbox.submit({ topicId: topic.id, body: 'Written' })
    await clock.advance(7)
    network.cut()
    before.stop()
    expect(topic.thoughts).toHaveLength(1)
    expect(outboxStore.size).toBe(1)
    const after = client(1, { outboxStore })
    const again = after.hold(topic.id)
    const seen: number[] = []
    again.state.subscribe(() => {
      if (again.state.get().kind === 'open')
        seen.push(after.outbox.entries.get().length + bodies(again).length)
    })
    await clock.advance(5_000)
    expect(new Set(seen)).toEqual(new Set([1]))
    expect(topic.writtenAs(aUser(1).id, sent.clientId)).toBeDefined()
    expect(topic.thoughts).toHaveLength(1)
    feed.release()
  })

  test('writes one thought from many tabs with the same clientId', async () => {
    const { clock, client, topic } = createWorld()
    const clientId = '01900000-0000-7000-8000-0000000000aa'
    const tabs = [1, 2, 3, 4, 5].map(() => client())
    await clock.advance(100)
    for (const tab of tabs) {
      tab.outbox.submit({ clientId, topicId: topic.id, body: 'Once' })
      tab.outbox.submit({ clientId, topicId: topic.id, body: 'Once' })
    }
    await clock.advance(10_000)
    expect(topic.thoughts).toHaveLength(1)
    expect(tabs.flatMap(cards)).toEqual([])
  })

  test('refuses with a reason, keeps the text, and lets the others pass (D8)', async () => {
    const { clock, client, topic } = createWorld()
    const own = client()
    const clientId = '01900000-0000-7000-8000-0000000000aa'
    topic.post({ authorId: aUser(1).id, clientId, body: 'First' })
    await clock.advance(100)
    own.outbox.submit({ clientId, topicId: topic.id, body: 'Second' })
    own.outbox.submit({ topicId: topic.id, body: 'Third' })
    await clock.advance(1_000)
    expect(cards(own)).toEqual(['Second: refused'])
    expect(own.outbox.entries.get()[0]).toMatchObject({ error: { code: 'idempotency-mismatch' } })
    own.outbox.retry(clientId)
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['First', 'Third', 'Second'])
    expect(cards(own)).toEqual([])
  })

  test('does not send what was taken back', async () => {
    const { clock, client, topic, network } = createWorld()
    network.setUp(false)
    const own = client()
    const [one] = ['One', 'Two'].map(body => own.outbox.submit({ topicId: topic.id, body }))
    await clock.advance(1_000)
    own.outbox.discard(one?.clientId ?? '')
    network.setUp(true)
    await clock.advance(40_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Two'])
  })

  test('rests as long as the server asks for, whatever happens meanwhile', async () => {
    const { clock, client, topic, server } = createWorld()
    const own = client()
    await clock.advance(100)
    server.refuseNext('thought:post', new Failure('rate-limited', 'Slower.', { retryAfterMs: 20_000 }))
    own.outbox.submit({ topicId: topic.id, body: 'One' })
    await clock.advance(5_000)
    expect(own.outbox.entries.get()[0]).toMatchObject({
      kind: 'waiting',
      attempt: 1,
      error: { code: 'rate-limited' },
    })
    own.outbox.submit({ topicId: topic.id, body: 'Two' })
    await clock.advance(14_000)
    expect(topic.thoughts).toEqual([])
    await clock.advance(2_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['One', 'Two'])
  })

  test('tries soon, after long rests, once others are being written', async () => {
    const { clock, client, topic, server } = createWorld()
    const [own, other] = [client(1), client(2)]
    own.hold(topic.id)
    await clock.advance(100)
    own.outbox.submit({ topicId: topic.id, body: 'One' })
    const attempts = () => {
      const [entry] = own.outbox.entries.get()
      return entry?.kind === 'waiting' ? entry.attempt : 0
    }
    for (let attempt = 1; attempt <= 8; attempt++) {
      server.refuseNext('thought:post', new Failure('unavailable', 'The database hangs.'))
      while (attempts() < attempt) await clock.advance(100)
    }
    other.outbox.submit({ topicId: topic.id, body: 'Two' })
    await clock.advance(2_200)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Two', 'One'])
  })

  test('sends other words under another clientId, and the same ones at once', async () => {
    const { clock, client, topic, server, network } = createWorld()
    const own = client()
    await clock.advance(100)
    server.refuseNext('thought:post', new Failure('invalid', 'This is not as expected.'))
    const first = own.outbox.submit({ topicId: topic.id, body: 'Badd' })
    await clock.advance(100)
    expect(cards(own)).toEqual(['Badd: refused'])
    own.outbox.retry(first.clientId, 'Good')
    await clock.advance(100)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Good'])
    expect(topic.writtenAs(aUser(1).id, first.clientId)).toBeUndefined()
    network.setUp(false)
    const second = own.outbox.submit({ topicId: topic.id, body: 'Later' })
    await clock.advance(100_000)
    network.setUp(true)
    own.outbox.retry(second.clientId)
    await clock.advance(20)
    expect(topic.writtenAs(aUser(1).id, second.clientId)).toBeDefined()
  })

  test('shows the same words written twice as two', async () => {
    for (const seed of Array.from({ length: 40 }, (_, index) => index)) {
      const { clock, client, topic, network } = createWorld(seed)
      const own = client()
      const feed = own.hold(topic.id)
      await clock.advance(100)
      network.setFaults({ delayMs: [1, 300], dropRate: 0, duplicateRate: 0.3 })
      const seen: number[] = []
      const look = () => seen.push(own.outbox.entries.get().length + bodies(feed).length)
      own.outbox.submit({ topicId: topic.id, body: 'Ha' })
      own.outbox.submit({ topicId: topic.id, body: 'Ha' })
      feed.state.subscribe(look)
      own.outbox.entries.subscribe(look)
      await clock.advance(6_000)
      expect([seed, ...new Set(seen)]).toEqual([seed, 2])
      expect(bodies(feed)).toEqual(['Ha', 'Ha'])
    }
  })
})
