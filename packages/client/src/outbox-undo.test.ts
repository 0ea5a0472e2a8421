import { describe, expect, test } from 'vitest'
import type { FeedClient } from './feed-client.ts'
import { memoryOutboxStore } from './outbox-store.ts'
import type { UndoOutcome } from './states.ts'
import { createBrowser } from './tabs/test-support.ts'
import { bodies, createWorld } from './test-support.ts'

const CLEAR = { delayMs: [5, 5], dropRate: 0, duplicateRate: 0 } as const
const SEEDS = Array.from({ length: 40 }, (_, index) => index)
const cards = (client: FeedClient) => client.outbox.entries.get().map(({ body, kind }) => `${body}: ${kind}`)
const shared = (topic: { thoughts: readonly { body: string | null }[] }) =>
  topic.thoughts.map(({ body }) => body)
const picture = {
  blob: new Blob(['a picture'], { type: 'image/jpeg' }),
  alt: 'The moon',
  width: 3,
  height: 2,
}

describe('a thought that can be taken back', () => {
  test('is held while the lane goes on, and then shared: one card or one thought at every moment (D5, D7)', async () => {
    for (const seed of SEEDS) {
      const { clock, client, topic, network } = createWorld(seed)
      const [own, reader] = [client(1), client(2)]
      const [feed, others] = [own.hold(topic.id), reader.hold(topic.id)]
      await clock.advance(100)
      network.setFaults({ delayMs: [1, 300], dropRate: 0, duplicateRate: 0.3 })
      const seen: number[] = []
      const look = () => seen.push(own.outbox.entries.get().length + bodies(feed).length)
      own.outbox.submit({ topicId: topic.id, body: 'One', undoMs: 5_000 })
      own.outbox.submit({ topicId: topic.id, body: 'Two', undoMs: 5_000 })
      // Undo was turned off meanwhile: what follows still comes after what is held.
      own.outbox.submit({ topicId: topic.id, body: 'Three' })
      feed.state.subscribe(look)
      own.outbox.entries.subscribe(look)
      await clock.advance(3_500)
      expect([seed, ...cards(own)]).toEqual([seed, 'One: held', 'Two: held', 'Three: held'])
      expect(bodies(others)).toEqual([])
      await clock.advance(9_000)
      expect([seed, ...new Set(seen)]).toEqual([seed, 3])
      expect(shared(topic)).toEqual(['One', 'Two', 'Three'])
      expect(cards(own)).toEqual([])
    }
  })

  test('comes back with its picture, and nobody ever sees it', async () => {
    const { clock, client, topic } = createWorld()
    const own = client()
    await clock.advance(100)
    const { clientId } = own.outbox.submit({ topicId: topic.id, body: 'Too soon', picture, undoMs: 5_000 })
    await clock.advance(1_000)
    expect(cards(own)).toEqual(['Too soon: held'])
    // By the time that was left when the answer came: the clocks are a day apart.
    const [entry] = own.outbox.entries.get()
    const leftMs = entry?.kind === 'held' ? entry.publishAt - clock.now() : 0
    expect(leftMs).toBeGreaterThan(4_000)
    expect(leftMs).toBeLessThan(4_100)
    const undoing = own.outbox.undo(clientId)
    await clock.advance(100)
    expect(await undoing).toMatchObject({ kind: 'undone', thought: { body: 'Too soon', picture } })
    expect(cards(own)).toEqual([])
    await clock.advance(60_000)
    expect(shared(topic)).toEqual([])
  })

  test('goes at once when its author says so, after what was held before it (D7)', async () => {
    const { clock, client, topic } = createWorld()
    const own = client()
    await clock.advance(100)
    const [, two] = ['One', 'Two', 'Three'].map(body =>
      own.outbox.submit({ topicId: topic.id, body, undoMs: 20_000 }),
    )
    await clock.advance(1_000)
    own.outbox.sendNow(two?.clientId ?? '')
    await clock.advance(1_000)
    expect(shared(topic)).toEqual(['One', 'Two'])
    expect(cards(own)).toEqual(['Three: held'])
  })

  test('is not taken back without a line, and says so; the server shares it, and its card gives way (D5)', async () => {
    const { clock, client, topic, network } = createWorld()
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    const { clientId } = own.outbox.submit({ topicId: topic.id, body: 'Held', undoMs: 5_000 })
    await clock.advance(1_000)
    const seen = new Set<number>()
    const look = () => seen.add(own.outbox.entries.get().length + bodies(feed).length)
    feed.state.subscribe(look)
    own.outbox.entries.subscribe(look)
    network.setUp(false)
    const undoing = own.outbox.undo(clientId)
    own.outbox.discard(clientId)
    await clock.advance(2_000)
    expect(await undoing).toMatchObject({ kind: 'failed', error: { code: 'unavailable' } })
    expect(cards(own)).toEqual(['Held: held'])
    await clock.advance(10_000)
    expect(shared(topic)).toEqual(['Held'])
    expect(cards(own)).toEqual(['Held: waiting'])
    network.setUp(true)
    await clock.advance(60_000)
    expect(bodies(feed)).toEqual(['Held'])
    expect(cards(own)).toEqual([])
    expect([...seen]).toEqual([1])
  })

  test('that was never sent is simply taken back, line or not', async () => {
    const { clock, client, topic, network } = createWorld()
    network.setUp(false)
    const own = client(1, {}, false)
    const { clientId } = own.outbox.submit({ topicId: topic.id, body: 'Never sent', undoMs: 5_000 })
    await clock.advance(1_000)
    expect(await own.outbox.undo(clientId)).toMatchObject({ kind: 'undone', thought: { body: 'Never sent' } })
    own.start()
    network.setUp(true)
    await clock.advance(60_000)
    expect(shared(topic)).toEqual([])
  })

  test('and was shared already is not, and says so', async () => {
    const { clock, client, topic } = createWorld()
    const own = client()
    await clock.advance(100)
    const { clientId } = own.outbox.submit({ topicId: topic.id, body: 'Shared', undoMs: 5_000 })
    await clock.advance(1_000)
    const elsewhere = client(1)
    elsewhere.outbox.submit({ clientId, topicId: topic.id, body: 'Shared' })
    await clock.advance(100)
    const undoing = own.outbox.undo(clientId)
    await clock.advance(100)
    expect(await undoing).toEqual({ kind: 'shared' })
    expect(cards(own)).toEqual([])
    expect(shared(topic)).toEqual(['Shared'])
  })

  test('is still held after a reload, and shared at its time; with no page left, the server shares it', async () => {
    const { clock, client, topic } = createWorld()
    const outboxStore = memoryOutboxStore()
    const before = client(1, { outboxStore })
    await clock.advance(100)
    before.outbox.submit({ topicId: topic.id, body: 'Over a reload', undoMs: 10_000 })
    await clock.advance(2_000)
    before.stop()
    const after = client(1, { outboxStore })
    await clock.advance(1_000)
    expect(cards(after)).toEqual(['Over a reload: held'])
    await clock.advance(7_500)
    expect(shared(topic)).toEqual(['Over a reload'])
    after.outbox.submit({ topicId: topic.id, body: 'With the lid closed', undoMs: 10_000 })
    await clock.advance(1_000)
    after.stop()
    await clock.advance(60_000)
    expect(shared(topic)).toEqual(['Over a reload', 'With the lid closed'])
    const again = client(1, { outboxStore })
    const feed = again.hold(topic.id)
    const seen = new Set<number>()
    feed.state.subscribe(() => {
      if (feed.state.get().kind === 'open') seen.add(again.outbox.entries.get().length + bodies(feed).length)
    })
    await clock.advance(5_000)
    expect([...seen]).toEqual([2])
    expect(cards(again)).toEqual([])
    expect(outboxStore.size).toBe(0)
  })

  test('waits no longer because the device set its clock back', async () => {
    const { clock, client, topic } = createWorld()
    const outboxStore = memoryOutboxStore()
    const before = client(1, { outboxStore })
    await clock.advance(100)
    before.outbox.submit({ topicId: topic.id, body: 'A day ahead', undoMs: 5_000 })
    await clock.advance(500)
    before.stop()
    const [kept] = await outboxStore.load()
    if (kept) await outboxStore.keep({ ...kept, publishAt: (kept.publishAt ?? 0) + 86_400_000 })
    const after = client(1, { outboxStore })
    await clock.advance(32_000)
    expect(cards(after)).toEqual([])
    expect(shared(topic)).toEqual(['A day ahead'])
  })

  test('is taken back by any tab, and is gone from all', async () => {
    const { clock, open, topic, disk } = createBrowser()
    const tabs = [open(), open(), open()]
    await clock.advance(1_000)
    const [first, second, third] = tabs.map(({ client }) => client) as [FeedClient, FeedClient, FeedClient]
    const { clientId } = second.outbox.submit({ topicId: topic.id, body: 'Undo me', undoMs: 5_000 })
    second.outbox.submit({ topicId: topic.id, body: 'Send me', undoMs: 20_000 })
    await clock.advance(1_000)
    for (const tab of [first, second, third]) expect(cards(tab)).toEqual(['Undo me: held', 'Send me: held'])
    const undoing = third.outbox.undo(clientId)
    await clock.advance(500)
    expect((await undoing).kind).toBe('undone')
    const [left] = third.outbox.entries.get()
    third.outbox.sendNow(left?.clientId ?? '')
    await clock.advance(1_000)
    for (const tab of [first, second, third]) expect(cards(tab)).toEqual([])
    expect(shared(topic)).toEqual(['Send me'])
    expect(disk.size).toBe(0)
    // The tab that sends is gone before the time has come: another one takes over.
    second.outbox.submit({ topicId: topic.id, body: 'Handed over', undoMs: 5_000 })
    await clock.advance(1_000)
    tabs[0]?.close()
    await clock.advance(4_500)
    expect(shared(topic)).toEqual(['Send me', 'Handed over'])
  })

  test('over any line and at any moment: what is undone is never shared, all else is, once (D2, D8)', async () => {
    const kinds = new Set<string>()
    for (const seed of SEEDS) {
      const { clock, client, topic, network, random } = createWorld(seed)
      const own = client()
      await clock.advance(100)
      network.setFaults({ delayMs: [1, 400], dropRate: 0.3, duplicateRate: 0.3 })
      const asked: { body: string; outcome: UndoOutcome }[] = []
      for (let n = 1; n <= 4; n++) {
        const { clientId, body } = own.outbox.submit({ topicId: topic.id, body: `Line ${n}`, undoMs: 2_000 })
        await clock.advance(Math.floor(random() * 3_000))
        void own.outbox.undo(clientId).then(outcome => asked.push({ body, outcome }))
      }
      await clock.advance(120_000)
      network.setFaults(CLEAR)
      await clock.advance(60_000)
      expect(asked).toHaveLength(4)
      for (const { body, outcome } of asked) {
        kinds.add(outcome.kind)
        const times = shared(topic).filter(each => each === body).length
        const isHere = cards(own).includes(`${body}: refused`)
        if (outcome.kind === 'undone') expect([seed, body, times, isHere]).toEqual([seed, body, 0, false])
        if (outcome.kind === 'shared') expect([seed, body, times, isHere]).toEqual([seed, body, 1, false])
        // The answer was lost: either it is shared, or its words are still here, with the reason.
        if (outcome.kind === 'failed') expect([seed, body, times + Number(isHere)]).toEqual([seed, body, 1])
      }
      expect(shared(topic)).toEqual(shared(topic).toSorted())
    }
    expect([...kinds].toSorted()).toEqual(['failed', 'shared', 'undone'])
  })
})
