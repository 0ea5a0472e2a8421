import { aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import type { FeedClientOptions } from './feed-client.ts'
import { type Spare, startPrefetch } from './prefetch.ts'
import { bodies, createWorld } from './test-support.ts'

/** A world with six joined topics, and a browser that is idle when the test says so. */
function createIdleWorld() {
  const world = createWorld()
  const topics = [2, 3, 4, 5, 6].map(number => world.server.addTopic(number))
  for (const [at, topic] of topics.entries()) {
    // Those of odd places have nothing in them.
    if (at % 2 === 1) topic.post({ authorId: aUser(9).id, clientId: `first-${at}`, body: `First of ${at}` })
  }
  const waiting: (() => void)[] = []
  let isGood = true
  const spare: Spare = { whenIdle: run => void waiting.push(run), hasGoodLine: () => isGood }
  const idling: Partial<FeedClientOptions> = { loadAhead: ahead => startPrefetch(ahead, spare) }
  const idle = async () => {
    for (const run of waiting.splice(0)) run()
    await world.clock.advance(100)
  }
  /** Beside the topic that is read. */
  const loaded = () =>
    world.server
      .askedOf('thoughts:load')
      .map(input => (input as { topicId: string }).topicId)
      .filter(id => id !== world.topic.id)
  return { ...world, topics, idling, idle, loaded, setGood: (next: boolean) => (isGood = next) }
}

describe('topics that are likely to be opened', () => {
  test('are loaded when there is time: one at a time, unread ones first, and no more than three', async () => {
    const { clock, client, topic, topics, idling, idle, loaded } = createIdleWorld()
    client(1, idling).hold(topic.id)
    await clock.advance(100)
    expect(loaded()).toEqual([])
    const ids = topics.map(({ id }) => id)
    await idle()
    expect(loaded()).toEqual([ids[1]])
    for (let n = 0; n < 9; n++) await idle()
    expect(loaded()).toEqual([ids[1], ids[3], ids[0]])
  })

  test('are there at once when they are opened, and whole a moment later', async () => {
    const { clock, client, topic, topics, idling, idle } = createIdleWorld()
    const own = client(1, idling)
    own.hold(topic.id)
    await clock.advance(100)
    await idle()
    const [, likely] = topics
    likely?.post({ authorId: aUser(9).id, clientId: 'since', body: 'Since then' })
    const feed = own.hold(likely?.id ?? '')
    expect(bodies(feed)).toEqual(['First of 1'])
    await clock.advance(100)
    expect(bodies(feed)).toEqual(['First of 1', 'Since then'])
  })

  test('are brought up to date when they have moved, once a minute at most', async () => {
    const { clock, client, topic, topics, idling, idle, server } = createIdleWorld()
    client(1, idling).hold(topic.id)
    await clock.advance(100)
    for (let n = 0; n < 5; n++) await idle()
    const looks = () => server.askedOf('topic:changes-since').length
    for (let n = 0; n < 12; n++) {
      topics[1]?.post({ authorId: aUser(9).id, clientId: `more-${n}`, body: 'More' })
      await clock.advance(10_000)
      await idle()
    }
    expect(looks()).toBeGreaterThanOrEqual(1)
    expect(looks()).toBeLessThanOrEqual(2)
  })

  test('wait until what is read is there', async () => {
    const { clock, client, topic, idling, idle, loaded, network } = createIdleWorld()
    network.setFaults({ delayMs: [300, 300], dropRate: 0, duplicateRate: 0 })
    client(1, idling).hold(topic.id)
    // The line is up, the page still on its way.
    await clock.advance(400)
    await idle()
    await clock.advance(2_000)
    expect(loaded()).toEqual([])
    await idle()
    await clock.advance(2_000)
    expect(loaded()).toHaveLength(1)
  })

  test('are left alone on a poor line, while nobody looks, by guests and by programs', async () => {
    const { clock, client, topic, idling, idle, loaded, setGood } = createIdleWorld()
    setGood(false)
    client(1, idling).hold(topic.id)
    await clock.advance(100)
    await idle()
    setGood(true)
    client(2, { ...idling, isVisible: () => false }).hold(topic.id)
    client(0, idling).hold(topic.id)
    client(3).hold(topic.id)
    await clock.advance(100)
    await idle()
    // Only the one who was on the poor line has time now, and nothing tells her so yet.
    expect(loaded()).toEqual([])
  })
})
