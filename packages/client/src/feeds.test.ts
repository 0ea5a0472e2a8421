import { LIMITS } from '@mehfil/shared/limits'
import { aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import { bodies, createWorld, opened } from './test-support.ts'

describe('more topics than a socket may watch', () => {
  function createCrowdedWorld() {
    const world = createWorld()
    const topics = Array.from({ length: LIMITS.watchedTopics + 1 }, (_, at) => world.server.addTopic(at + 2))
    const own = world.client()
    const rooms = () => [...world.server.lines].flatMap(line => [...line.rooms])
    return { ...world, topics, own, rooms }
  }

  test('are watched as far as that goes: the one looked at longest ago leaves, and says that it may lack something', async () => {
    const { clock, own, topics, rooms } = createCrowdedWorld()
    const feeds = topics.map(({ id }) => own.hold(id))
    await clock.advance(200)
    expect(rooms()).toHaveLength(LIMITS.watchedTopics)
    expect(rooms()).not.toContain(topics[0]?.id)
    const [first, second] = feeds
    own.hold(topics[0]?.id ?? '')
    await clock.advance(2_000)
    expect(rooms()).toContain(topics[0]?.id)
    expect(rooms()).not.toContain(topics[1]?.id)
    expect(first && opened(first).isCatchingUp).toBe(false)
    expect(second && opened(second).isCatchingUp).toBe(true)
  })

  test('count on what is unread in those that left, and catch up as soon as there is room', async () => {
    const { clock, own, topics, rooms } = createCrowdedWorld()
    const feeds = topics.map(({ id }) => own.hold(id))
    await clock.advance(200)
    const [topic] = topics
    topic?.post({ authorId: aUser(9).id, clientId: 'missed', body: 'While it was not watched' })
    await clock.advance(31_000)
    expect(own.topics.joined.get().find(({ id }) => id === topic?.id)?.membership?.unread).toBe(1)
    feeds[5]?.release()
    await clock.advance(2_000)
    expect(rooms()).toContain(topic?.id)
    expect(rooms()).toHaveLength(LIMITS.watchedTopics)
    expect(feeds[0] && bodies(feeds[0])).toEqual(['While it was not watched'])
    expect(feeds[0] && opened(feeds[0]).isCatchingUp).toBe(false)
  })
})
