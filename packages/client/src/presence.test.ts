import type { Presence } from '@mehfil/shared/presence'
import { aPerson, aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import type { FeedClient } from './feed-client.ts'
import { createBrowser } from './tabs/test-support.ts'
import { createWorld } from './test-support.ts'

const aPresence = (topicId: string, here: number, ...typing: number[]): Presence => ({
  topicId,
  here,
  typing: { count: typing.length, ids: typing.map(n => aUser(n).id) },
  people: Object.fromEntries(typing.map(n => [aUser(n).id, aPerson(n)])),
})

const of = ({ presence }: FeedClient, topicId: string) => presence.topics.get().get(topicId)

describe('who is in a topic', () => {
  test('is as the server said last, without oneself among those who type', async () => {
    const { clock, client, server, topic } = createWorld()
    const own = client(1)
    own.hold(topic.id)
    await clock.advance(100)
    expect(of(own, topic.id)).toBeUndefined()
    server.sayPresence(aPresence(topic.id, 3, 1, 2))
    await clock.advance(100)
    expect(of(own, topic.id)).toEqual({ here: 3, typing: [aUser(2).id] })
    expect(own.people.get(aUser(2).id)?.displayName).toBe(aPerson(2).displayName)
    server.sayPresence(aPresence(topic.id, 2))
    await clock.advance(100)
    expect(of(own, topic.id)).toEqual({ here: 2, typing: [] })
  })

  test('is not known without a line', async () => {
    const { clock, client, network, server, topic } = createWorld()
    const own = client(1)
    own.hold(topic.id)
    await clock.advance(100)
    server.sayPresence(aPresence(topic.id, 3))
    await clock.advance(100)
    network.setUp(false)
    await clock.advance(100)
    expect(of(own, topic.id)).toBeUndefined()
  })

  test('does not go on typing when nothing more is heard, nor once the thought is there', async () => {
    const { clock, client, server, topic, fill } = createWorld()
    const own = client(1)
    own.hold(topic.id)
    await clock.advance(100)
    server.sayPresence(aPresence(topic.id, 3, 2, 9))
    await clock.advance(100)
    fill(1)
    await clock.advance(100)
    expect(of(own, topic.id)?.typing).toEqual([aUser(2).id])
    await clock.advance(15_000)
    expect(of(own, topic.id)).toEqual({ here: 3, typing: [] })
  })

  test('is kept of as many topics as a socket watches', async () => {
    const { clock, client, server } = createWorld()
    const own = client(1)
    const topics = Array.from({ length: 30 }, (_, at) => server.addTopic(at + 2))
    for (const { id } of topics) {
      own.hold(id)
      await clock.advance(20)
      server.sayPresence(aPresence(id, 1))
      await clock.advance(20)
    }
    expect(own.presence.topics.get().size).toBe(20)
  })
})

describe('typing', () => {
  test('is told at most every three seconds, and that it has ended once', async () => {
    const { clock, client, server, topic } = createWorld()
    const { presence } = client(1)
    await clock.advance(100)
    for (let letter = 0; letter < 65; letter++) {
      presence.type(topic.id)
      await clock.advance(100)
    }
    expect(server.askedOf('presence:typing')).toEqual([0, 1, 2].map(() => ({ topicId: topic.id })))
    presence.rest(topic.id)
    presence.rest(topic.id)
    await clock.advance(100)
    expect(server.askedOf('presence:typing').slice(3)).toEqual([{ topicId: topic.id, typing: false }])
  })

  test('is told by nobody who is a guest, is not looked at, or has no line', async () => {
    const { clock, client, network, server, topic } = createWorld()
    const clients = [client(0), client(1, { isVisible: () => false })]
    const offline = client(2)
    await clock.advance(100)
    for (const { presence } of clients) presence.type(topic.id)
    network.setUp(false)
    offline.presence.type(topic.id)
    offline.presence.rest(topic.id)
    network.setUp(true)
    await clock.advance(10_000)
    expect(server.askedOf('presence:typing')).toEqual([])
  })
})

test('tabs without a socket of their own know who is there, and tell their typing', async () => {
  const { clock, open, server, topic } = createBrowser()
  const [leader, follower] = [open().client, open().client]
  for (const tab of [leader, follower]) tab.hold(topic.id)
  await clock.advance(1_000)
  expect(server.lines.size).toBe(1)
  server.sayPresence(aPresence(topic.id, 148, 2))
  await clock.advance(100)
  for (const tab of [leader, follower]) {
    expect(of(tab, topic.id)).toEqual({ here: 148, typing: [aUser(2).id] })
  }
  follower.presence.type(topic.id)
  await clock.advance(100)
  expect(server.askedOf('presence:typing')).toHaveLength(1)
})
