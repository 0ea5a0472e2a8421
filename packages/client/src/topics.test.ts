import { aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import { createWorld, opened } from './test-support.ts'

describe('the joined topics', () => {
  test('move with the frames of those that are watched, and now and then for the others', async () => {
    const { clock, client, topic, server, fill } = createWorld()
    const other = server.addTopic(2)
    const own = client()
    own.hold(topic.id)
    await clock.advance(100)
    const unread = () => own.topics.joined.get().map(({ membership }) => membership?.unread)
    expect(unread()).toEqual([0, 0])
    fill(2)
    other.post({ authorId: aUser(9).id, clientId: 'other', body: 'Elsewhere' })
    await clock.advance(100)
    expect(unread()).toEqual([2, 0])
    await clock.advance(30_000)
    expect(unread()).toEqual([2, 1])
  })

  test('are not asked for while nobody looks, and at once when somebody does', async () => {
    const { clock, client, server } = createWorld()
    let isVisible = true
    let wake = () => {}
    client(1, {
      isVisible: () => isVisible,
      wakeups: run => {
        wake = run
        return () => {}
      },
    })
    await clock.advance(100)
    const looks = () => server.asked.filter(name => name === 'topic:list').length
    const before = looks()
    isVisible = false
    await clock.advance(300_000)
    expect(looks()).toBe(before)
    isVisible = true
    wake()
    await clock.advance(100)
    expect(looks()).toBe(before + 1)
  })

  test('keep what she marked, whatever a list says that was read before', async () => {
    const { clock, client, topic, network, fill } = createWorld()
    fill(9)
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    network.setFaults({ ...NO_FAULTS, delayMs: [200, 200] })
    void own.topics.refresh()
    await clock.advance(10)
    feed.markRead(8)
    const seen = new Set<number | undefined>()
    own.topics.joined.subscribe(() => seen.add(own.topics.joined.get()[0]?.membership?.unread))
    await clock.advance(3_000)
    expect([...seen]).toEqual([1])
  })

  test('tell at once which are muted', async () => {
    const { clock, client, topic } = createWorld()
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    own.learn({ muted: { topicId: topic.id, muted: true } })
    expect(own.topics.joined.get()[0]?.membership?.muted).toBe(true)
    expect(opened(feed).viewer.muted).toBe(true)
  })

  test('are those of the member who looks', async () => {
    const { clock, client } = createWorld()
    const own = client()
    await clock.advance(100)
    expect(own.topics.joined.get()).toHaveLength(1)
    own.setUser(null)
    expect(own.topics.joined.get()).toEqual([])
    await clock.advance(100)
    expect(own.topics.joined.get()).toEqual([])
  })
})
