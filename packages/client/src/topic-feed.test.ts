import { readTopic } from '@mehfil/shared/contract/topics'
import { thoughtAt } from '@mehfil/shared/feed-window'
import type { Thought } from '@mehfil/shared/thought'
import { aUser } from '@mehfil/testkit/a-person'
import { aTopic } from '@mehfil/testkit/a-topic'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import { bodies, createWorld, opened, seqs } from './test-support.ts'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Answers so many changed thoughts at a time, in the order in which they changed, as the server does. */
function inParts(count: number, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (address, init) => {
    const response = await fetch(address, init)
    if (!new URL(String(address)).pathname.endsWith('/changes')) return response
    const whole = (await response.json()) as { to: number; thoughts: Thought[] }
    const thoughts = whole.thoughts.toSorted((a, b) => a.rev - b.rev).slice(0, count)
    const more = thoughts.length < whole.thoughts.length
    return Response.json({ ...whole, thoughts, more, to: more ? thoughts.at(-1)?.rev : whole.to })
  }
}

describe('a feed', () => {
  test('shows the newest page, then what is posted', async () => {
    const { clock, client, fill, topic } = createWorld()
    fill(40)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    expect(seqs(feed)).toEqual(range(11, 40))
    fill(2)
    await clock.advance(100)
    expect(seqs(feed)).toEqual(range(11, 42))
    expect(opened(feed)).toMatchObject({ older: 'more', newer: 'end', isCatchingUp: false })
  })

  test('loads over HTTP while no line has opened yet, and then watches from there', async () => {
    const { clock, client, fill, topic, server } = createWorld()
    fill(3)
    const own = client(1, {}, false)
    const feed = own.hold(topic.id)
    await clock.advance(20)
    expect(seqs(feed)).toEqual([1, 2, 3])
    const asked = () => server.asked.filter(name => name !== 'topic:list')
    expect(asked()).toEqual(['thoughts:load'])
    fill(1)
    own.start()
    await clock.advance(50)
    expect(seqs(feed)).toEqual([1, 2, 3, 4])
    expect(asked()).toEqual(['thoughts:load', 'topic:watch', 'bookmark:list', 'notification:list'])
  })

  test('is complete again after the line was away (D4, D6)', async () => {
    const { clock, client, fill, topic, network } = createWorld()
    fill(5)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    network.setUp(false)
    fill(5)
    topic.edit(topic.thoughts[0]?.id ?? '', 'Edited meanwhile')
    await clock.advance(20_000)
    network.setUp(true)
    await clock.advance(40_000)
    expect(seqs(feed)).toEqual(range(1, 10))
    expect(opened(feed).window.thoughts).toEqual(topic.thoughts)
  })

  test('catches up in parts without a line, also where a new thought has changed since its part', async () => {
    const { clock, client, fill, topic, server } = createWorld()
    const fetch = inParts(2, server.fetch({ personId: aUser(1).id }))
    fill(3)
    const own = client(1, { fetch }, false)
    const feed = own.hold(topic.id)
    await clock.advance(50)
    feed.release()
    await clock.advance(2_000)
    fill(5)
    topic.edit(topic.thoughts[3]?.id ?? '', 'Edited meanwhile')
    own.hold(topic.id)
    await clock.advance(500)
    expect(seqs(feed)).toEqual(range(1, 8))
    expect(opened(feed).window.thoughts).toEqual(topic.thoughts)
    const asked = server.asked.filter(name => name !== 'topic:list')
    expect(asked).toEqual([
      'thoughts:load',
      'topic:changes-since',
      'topic:changes-since',
      'topic:changes-since',
    ])
  })

  test('fetches a lost frame when the next one shows the gap, and a lost last one when the head says so', async () => {
    const { clock, client, fill, topic, network } = createWorld()
    fill(1)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    const lose = { delayMs: [5, 5], dropRate: 1, duplicateRate: 0 } as const
    network.setFaults(lose)
    fill(1)
    await clock.advance(10)
    network.setFaults({ ...lose, dropRate: 0 })
    fill(1)
    await clock.advance(10)
    expect(seqs(feed)).toEqual([1])
    expect(opened(feed).isCatchingUp).toBe(true)
    await clock.advance(500)
    expect(seqs(feed)).toEqual([1, 2, 3])
    expect(opened(feed).isCatchingUp).toBe(false)

    network.setFaults(lose)
    fill(1)
    await clock.advance(10)
    network.setFaults({ ...lose, dropRate: 0 })
    await clock.advance(6_000)
    expect(seqs(feed)).toEqual([1, 2, 3, 4])
  })

  test('loads older and newer pages around a permalink, up to both ends', async () => {
    const { clock, client, fill, topic, server } = createWorld()
    fill(200)
    const feed = client().hold(topic.id)
    const loaded = feed.openAround(100)
    await clock.advance(100)
    await loaded
    expect(seqs(feed)).toContain(100)
    expect(opened(feed)).toMatchObject({ older: 'more', newer: 'more' })
    expect(server.asked.filter(name => name === 'thoughts:load')).toHaveLength(1)
    for (let page = 0; page < 4; page++) {
      void feed.loadOlder()
      void feed.loadNewer()
      await clock.advance(100)
    }
    expect(seqs(feed)).toEqual(range(1, 200))
    expect(opened(feed)).toMatchObject({ older: 'end', newer: 'end' })
  })

  test('keeps the reader’s place when the numbering began anew', async () => {
    const { clock, client, fill, topic } = createWorld()
    fill(200)
    const feed = client().hold(topic.id)
    void feed.openAround(50)
    await clock.advance(100)
    topic.beginAnew('e2')
    await clock.advance(6_000)
    expect(opened(feed).window.epoch).toBe('e2')
    expect(seqs(feed)).toContain(50)
    expect(seqs(feed)).not.toContain(200)
    fill(1)
    void feed.openNewest()
    await clock.advance(100)
    expect(seqs(feed)).toContain(201)
  })

  test('holds 2,000 thoughts at most, those near the reader', async () => {
    const { clock, client, fill, topic } = createWorld()
    fill(2_100)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    feed.setPlace(2_100)
    for (let page = 0; page < 45; page++) {
      feed.setPlace(seqs(feed)[0] ?? 0)
      void feed.loadOlder()
      await clock.advance(20)
    }
    expect(seqs(feed)).toEqual(range(1, 2_000))
    expect(opened(feed)).toMatchObject({ older: 'end', newer: 'more' })
  })

  test('says why it cannot be shown, and recovers when the line does', async () => {
    const { clock, client, fill, topic, network } = createWorld()
    fill(1)
    network.setUp(false)
    const own = client()
    const feed = own.hold(topic.id)
    const missing = own.hold('01900000-0000-7000-8000-00000000dead')
    await clock.advance(100)
    expect(feed.state.get()).toMatchObject({ kind: 'failed', error: { code: 'unavailable' } })
    network.setUp(true)
    await clock.advance(40_000)
    expect(seqs(feed)).toEqual([1])
    expect(missing.state.get()).toMatchObject({ kind: 'failed', error: { code: 'not-found' } })
  })

  test('is remembered after the last release, and caught up when held again', async () => {
    const { clock, client, fill, topic, server } = createWorld()
    fill(1)
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    feed.release()
    await clock.advance(2_000)
    expect(server.asked).toContain('topic:unwatch')
    fill(1)
    await clock.advance(100)
    expect(seqs(feed)).toEqual([1])
    expect(own.hold(topic.id)).toBe(feed)
    expect(seqs(feed)).toEqual([1])
    await clock.advance(100)
    expect(seqs(feed)).toEqual([1, 2])
  })

  test('moves the read mark forward, everywhere, at most once a second', async () => {
    const { clock, client, fill, topic, server } = createWorld()
    fill(9)
    const own = client()
    const [feed, other] = [own.hold(topic.id), client().hold(topic.id)]
    await clock.advance(100)
    for (const seq of [3, 4, 5, 2]) feed.markRead(seq)
    await clock.advance(2_500)
    expect(topic.reads.get(aUser(1).id)?.readSeq).toBe(5)
    expect(server.asked.filter(name => name === 'topic:read')).toHaveLength(2)
    expect(opened(other).viewer.readSeq).toBe(5)
    expect(own.topics.joined.get()[0]?.membership).toMatchObject({ readSeq: 5, unread: 4 })
  })

  test('does not undo a mark that was set back by hand with what was seen before it', async () => {
    const { clock, client, fill, topic } = createWorld()
    fill(9)
    const [own, device] = [client(), client()]
    const [feed, other] = [own.hold(topic.id), device.hold(topic.id)]
    await clock.advance(100)
    const unread = () => [own, device].map(({ topics }) => topics.joined.get()[0]?.membership?.unread)
    const rev = opened(feed).viewer.readRev
    feed.markRead(9, rev)
    await clock.advance(2_000)
    expect(unread()).toEqual([0, 0])

    const asked = device.call(readTopic, { topicId: topic.id, seq: 4, unread: true })
    // Seen just then by a tab that has not heard of it, and by both a moment later.
    feed.markRead(9, rev)
    await clock.advance(100)
    device.learn({ read: { topicId: topic.id, ...(await asked) } })
    for (const one of [feed, other]) one.markRead(9, rev)
    await clock.advance(2_000)
    expect(topic.reads.get(aUser(1).id)?.readSeq).toBe(4)
    expect([feed, other].map(one => opened(one).viewer.readSeq)).toEqual([4, 4])
    expect(unread()).toEqual([5, 5])

    // She comes again, and reads on.
    feed.markRead(6, opened(feed).viewer.readRev)
    await clock.advance(2_000)
    expect(topic.reads.get(aUser(1).id)?.readSeq).toBe(6)
    expect(unread()).toEqual([3, 3])
  })

  test('sends how far was read without a line as soon as there is one, also of a topic that was left', async () => {
    const { clock, client, fill, topic, network } = createWorld()
    fill(9)
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    network.setUp(false)
    feed.markRead(7)
    await clock.advance(100)
    feed.release()
    await clock.advance(5_000)
    network.setUp(true)
    await clock.advance(60_000)
    expect(topic.reads.get(aUser(1).id)?.readSeq).toBe(7)
  })

  test('opens where it was asked to last, however late the other page comes', async () => {
    const { clock, client, fill, topic, network } = createWorld()
    fill(200)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    network.setFaults({ ...NO_FAULTS, delayMs: [500, 500] })
    void feed.openAround(50)
    await clock.advance(10)
    network.setFaults(NO_FAULTS)
    void feed.openAround(120)
    await clock.advance(2_000)
    expect(seqs(feed)).toContain(120)
    expect(seqs(feed)).not.toContain(50)
  })

  test('shows at once what came while its page was on the way', async () => {
    const { clock, client, fill, topic, network } = createWorld()
    fill(200)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    void feed.openAround(100)
    await clock.advance(7)
    network.setFaults({ ...NO_FAULTS, delayMs: [0, 0] })
    topic.edit(topic.thoughts[99]?.id ?? '', 'Edited meanwhile')
    const seen: (string | null | undefined)[] = []
    feed.state.subscribe(() => seen.push(thoughtAt(opened(feed).window, 100)?.body))
    await clock.advance(500)
    expect(seen.filter(body => body !== undefined)[0]).toBe('Edited meanwhile')
  })

  test('asks again for a page that is too old to be brought up to date', async () => {
    const { clock, client, fill, topic, network, server } = createWorld()
    fill(100)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    void feed.loadOlder()
    await clock.advance(7)
    network.setFaults({ ...NO_FAULTS, delayMs: [0, 0] })
    topic.edit(topic.thoughts[30]?.id ?? '', 'Edited meanwhile')
    fill(250)
    await clock.advance(100)
    expect(opened(feed).window.thoughts.slice(0, 80)).toEqual(topic.thoughts.slice(20, 100))
    expect(server.asked.filter(name => name === 'thoughts:load')).toHaveLength(3)
  })

  test('that could not be shown can be opened later, and moves', async () => {
    const { clock, client, server } = createWorld()
    const feed = client().hold(aTopic(2).id)
    await clock.advance(100)
    expect(feed.state.get().kind).toBe('failed')
    const later = server.addTopic(2)
    void feed.openNewest()
    await clock.advance(100)
    later.post({ authorId: aUser(9).id, clientId: 'first', body: 'First' })
    await clock.advance(100)
    expect(bodies(feed)).toEqual(['First'])
  })
})
