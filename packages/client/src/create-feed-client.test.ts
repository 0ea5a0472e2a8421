import { loadThoughts, postThought } from '@mehfil/shared/contract/thoughts'
import { aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import { createFeedClient } from './create-feed-client.ts'
import { createNotifications } from './notifications.ts'
import { createOutboxLanes } from './outbox-lanes.ts'
import { bodies, createWorld, opened } from './test-support.ts'

/** A client whose cookie changes, as at a login. */
function changingClient(world: ReturnType<typeof createWorld>) {
  const cookie: { personId: string | undefined } = { personId: undefined }
  const { clock, random, server } = world
  const client = createFeedClient({
    url: 'http://fake',
    createLanes: createOutboxLanes,
    createNotifications,
    clock,
    random,
    openLine: handlers => server.openLine({ ...cookie })(handlers),
    fetch: (...request) => server.fetch({ ...cookie })(...request),
  })
  const become = (person: number) => {
    cookie.personId = person === 0 ? undefined : aUser(person).id
    client.setUser(person === 0 ? null : aUser(person))
  }
  return { client, become }
}

describe('a feed client', () => {
  test('keeps what a guest reads on the screen while she logs in, and then knows what is hers', async () => {
    const world = createWorld()
    world.fill(3)
    const id = world.topic.thoughts[0]?.id ?? ''
    world.topic.react(aUser(1).id, id, 'wah', true)
    const { client, become } = changingClient(world)
    client.start()
    const feed = client.hold(world.topic.id)
    await world.clock.advance(100)
    expect(opened(feed).viewer.reacted).toEqual({})
    const kinds = new Set<string>()
    feed.state.subscribe(() => kinds.add(feed.state.get().kind))
    become(1)
    await world.clock.advance(100)
    expect([...kinds]).toEqual(['open'])
    expect(opened(feed).viewer.reacted).toEqual({ [id]: ['wah'] })
    client.outbox.submit({ topicId: world.topic.id, body: 'Mine' })
    await world.clock.advance(100)
    expect(bodies(feed)).toContain('Mine')
  })

  test('shows nothing of one member to the next', async () => {
    const world = createWorld()
    world.fill(1)
    const id = world.topic.thoughts[0]?.id ?? ''
    world.topic.react(aUser(1).id, id, 'wah', true)
    const { client, become } = changingClient(world)
    become(1)
    client.start()
    const feed = client.hold(world.topic.id)
    await world.clock.advance(100)
    feed.markRead(1)
    world.network.setUp(false)
    client.outbox.submit({ topicId: world.topic.id, body: 'Only mine' })
    await world.clock.advance(100)
    expect(client.outbox.entries.get()).toHaveLength(1)
    become(2)
    expect(feed.state.get().kind).toBe('loading')
    expect(client.outbox.entries.get()).toEqual([])
    world.network.setUp(true)
    await world.clock.advance(60_000)
    expect(opened(feed).viewer).toMatchObject({ reacted: {}, readSeq: 0 })
    expect(bodies(feed)).toEqual(['Thought 1'])
    become(1)
    await world.clock.advance(60_000)
    expect(bodies(feed)).toEqual(['Thought 1', 'Only mine'])
    expect(world.topic.thoughts[1]?.authorId).toBe(aUser(1).id)
  })

  test('takes no answer that was meant for the member before', async () => {
    const world = createWorld()
    world.fill(1)
    const id = world.topic.thoughts[0]?.id ?? ''
    world.topic.react(aUser(1).id, id, 'wah', true)
    const { client, become } = changingClient(world)
    become(1)
    const feed = client.hold(world.topic.id)
    world.network.setFaults({ ...NO_FAULTS, delayMs: [100, 100] })
    await world.clock.advance(150)
    become(2)
    const seen: unknown[] = []
    feed.state.subscribe(() => {
      const state = feed.state.get()
      if (state.kind === 'open') seen.push(...Object.keys(state.viewer.reacted))
    })
    await world.clock.advance(5_000)
    expect(bodies(feed)).toEqual(['Thought 1'])
    expect(seen).toEqual([])
  })

  test('asks once more over HTTP what a broken line left open, but never what writes', async () => {
    const { clock, client, topic, server, network } = createWorld()
    const own = client()
    await clock.advance(100)
    network.setFaults({ ...NO_FAULTS, delayMs: [100, 100] })
    const page = own.call(loadThoughts, { topicId: topic.id })
    const clientId = '01900000-0000-7000-8000-0000000000aa'
    const posted = own.call(postThought, { topicId: topic.id, clientId, body: 'Once' })
    const lost = expect(posted).rejects.toMatchObject({ code: 'unavailable' })
    await clock.advance(150)
    network.cut()
    await clock.advance(1_000)
    await lost
    expect((await page).thoughts).toHaveLength(1)
    expect(server.asked.filter(name => name === 'thought:post')).toHaveLength(1)
    expect(server.asked.filter(name => name === 'thoughts:load')).toHaveLength(2)
  })

  test('asks nothing any more once it is stopped', async () => {
    const { clock, client, topic, server, network, fill } = createWorld()
    fill(1)
    const own = client()
    own.hold(topic.id)
    network.setUp(false)
    await clock.advance(1_000)
    own.outbox.submit({ topicId: topic.id, body: 'Waiting' })
    own.stop()
    network.setUp(true)
    const asked = server.asked.length
    await clock.advance(300_000)
    expect(server.asked).toHaveLength(asked)
    own.start()
    await clock.advance(10_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Thought 1', 'Waiting'])
  })

  test('tells each listener once a turn, and the others although one throws', async () => {
    const { clock, client, topic, fill } = createWorld()
    fill(1)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    let told = 0
    const stop = feed.state.subscribe(() => told++)
    const before = feed.state.get()
    expect(feed.state.get()).toBe(before)
    void feed.react(topic.thoughts[0]?.id ?? '', 'wah', true)
    void feed.react(topic.thoughts[0]?.id ?? '', 'love', true)
    expect(feed.state.get()).not.toBe(before)
    await Promise.resolve()
    expect(told).toBe(1)
    stop()
    await clock.advance(1_000)
    expect(told).toBe(1)
  })
})
