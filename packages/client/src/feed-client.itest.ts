import { createTopic, joinTopic } from '@mehfil/shared/contract/topics'
import { aPhotograph } from '@mehfil/testkit/a-photograph'
import { createHttpSession } from '@mehfil/testkit/http-session'
import { isServerBuilt, type ServerProcess, startServerProcess } from '@mehfil/testkit/server-process'
import { until } from '@mehfil/testkit/until'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFeedClient } from './create-feed-client.ts'
import type { FeedClient, TopicFeed } from './feed-client.ts'
import { createNotifications } from './notifications.ts'
import { createOutboxLanes } from './outbox-lanes.ts'
import { bodies, opened } from './test-support.ts'

// The real server in a process of its own: what is built is what is tested.
describe.skipIf(!isServerBuilt())('a client of the real server', () => {
  let server: ServerProcess
  let topicId: string
  const clients: FeedClient[] = []

  async function member(handle: string): Promise<FeedClient> {
    const session = createHttpSession(server.url)
    const user = await session.register(handle)
    const client = createFeedClient({
      url: server.url,
      createLanes: createOutboxLanes,
      createNotifications,
      cookie: session.cookie(),
    })
    clients.push(client)
    client.setUser(user)
    client.start()
    return client
  }

  const shows = (feed: TopicFeed, expected: readonly (string | null)[]) => () => {
    const state = feed.state.get()
    return state.kind === 'open' && JSON.stringify(bodies(feed)) === JSON.stringify(expected)
  }

  beforeAll(async () => {
    server = await startServerProcess()
  }, 90_000)

  afterAll(async () => {
    for (const client of clients) client.stop()
    await server?.stop()
  }, 60_000)

  test('posts, sees, reacts, and a guest sees it too', async () => {
    const [amna, bilal] = [await member('amna'), await member('bilal')]
    const { topic } = await amna.call(createTopic, { slug: 'evening', name: 'Evening' })
    topicId = topic.id
    await amna.topics.refresh()
    await bilal.call(joinTopic, { topicId })
    const guest = createFeedClient({
      url: server.url,
      createLanes: createOutboxLanes,
      createNotifications,
      cookie: '',
    })
    clients.push(guest)
    guest.start()
    const feeds = [amna, bilal, guest].map(client => client.hold(topicId))
    const [own, other, seen] = feeds as [TopicFeed, TopicFeed, TopicFeed]
    await until('all are connected', () =>
      clients.every(client => client.connection.get().kind === 'connected'),
    )
    amna.outbox.submit({ topicId, body: 'A lamp in the window' })
    bilal.outbox.submit({ topicId, body: 'Rain on the roof' })
    for (const feed of feeds) {
      await until(
        'both thoughts are shown',
        () => feed.state.get().kind === 'open' && bodies(feed).length === 2,
        15_000,
      )
    }
    expect(amna.outbox.entries.get()).toEqual([])
    const first = opened(own).window.thoughts[0]
    await other.react(first?.id ?? '', 'wah', true)
    await until(
      'the guest sees the reaction',
      () => opened(seen).window.thoughts[0]?.reactions.wah === 1,
      15_000,
    )
    expect(opened(other).viewer.reacted[first?.id ?? '']).toEqual(['wah'])
    own.markRead(2)
    await until(
      'the margin knows what was read',
      () => amna.topics.joined.get()[0]?.membership?.unread === 0,
      15_000,
    )
    await expect(guest.call(createTopic, { slug: 'no', name: 'No' })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  test('shares a picture once although the server is killed while it is sent (D1, D2)', async () => {
    const [faiz, ghalib] = [await member('faiz'), await member('ghalib')]
    await faiz.call(joinTopic, { topicId })
    const [own, other] = [faiz.hold(topicId), ghalib.hold(topicId)]
    await until('both see the topic', () => [own, other].every(feed => feed.state.get().kind === 'open'))
    const before = bodies(own)
    const blob = new Blob([aPhotograph(6)], { type: 'image/jpeg' })
    const picture = { blob, width: 1800, height: 1200, alt: 'A wide land' }
    faiz.outbox.submit({ topicId, body: 'Seen from the roof', picture })
    faiz.outbox.submit({ topicId, body: 'And then it rained' })
    await until('it is on its way', () => faiz.outbox.entries.get()[0]?.kind === 'sending')
    await server.kill9()
    await server.restart()
    const expected = [...before, 'Seen from the roof', 'And then it rained']
    for (const feed of [own, other]) await until('the feed is complete', shows(feed, expected), 60_000)
    const { thoughts } = opened(other).window
    expect(thoughts.slice(-2).map(({ media }) => media.length)).toEqual([1, 0])
    const [shown] = thoughts.at(-2)?.media ?? []
    expect(shown).toMatchObject({ alt: 'A wide land', width: 1800, height: 1200 })
    const file = await fetch(server.url + (shown?.url ?? ''))
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(faiz.outbox.entries.get()).toEqual([])
  }, 180_000)

  test('shares what was held although page and server are gone when its time comes, not what was undone (D1, D12)', async () => {
    const [gul, hina] = [await member('gul'), await member('hina')]
    await gul.call(joinTopic, { topicId })
    const other = hina.hold(topicId)
    await until('the topic is seen', () => other.state.get().kind === 'open')
    const before = bodies(other)
    const hasHeld = (count: number) => () =>
      gul.outbox.entries.get().filter(({ kind }) => kind === 'held').length === count
    const { clientId } = gul.outbox.submit({ topicId, body: 'Said in anger', undoMs: 20_000 })
    await until('it is held', hasHeld(1))
    expect(await gul.outbox.undo(clientId)).toMatchObject({
      kind: 'undone',
      thought: { body: 'Said in anger' },
    })
    gul.outbox.submit({ topicId, body: 'Said after a while', undoMs: 3_000 })
    gul.outbox.submit({ topicId, body: 'And after that', undoMs: 1_000 })
    await until('both are held', hasHeld(2))
    gul.stop()
    await server.kill9()
    await server.restart()
    const expected = [...before, 'Said after a while', 'And after that']
    await until('the feed is complete', shows(other, expected), 40_000)
  }, 120_000)

  test('writes each thought once although the server is killed again and again (D1, D2, D6, D7)', async () => {
    const [dua, emad] = [await member('dua'), await member('emad')]
    await dua.call(joinTopic, { topicId })
    const [own, other] = [dua.hold(topicId), emad.hold(topicId)]
    await until('both see the topic', () => [own, other].every(feed => feed.state.get().kind === 'open'))
    const before = bodies(own)
    const sent = Array.from({ length: 30 }, (_, index) => `Verse ${index}`)
    for (const [index, body] of sent.entries()) {
      dua.outbox.submit({ topicId, body })
      if (index % 10 === 5) {
        await until('some are under way', () => dua.outbox.entries.get().length < sent.length)
        await server.kill9()
        await server.restart()
      }
    }
    const expected = [...before, ...sent]
    await until('her own feed is complete', shows(own, expected), 40_000)
    await until('the other feed is complete', shows(other, expected), 40_000)
    expect(dua.outbox.entries.get()).toEqual([])
  }, 180_000)
})
