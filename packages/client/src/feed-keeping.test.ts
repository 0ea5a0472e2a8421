import { aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import { type CachedFeed, type FeedCache, KEPT_THOUGHTS } from './feed-cache.ts'
import { bodies, createWorld, opened } from './test-support.ts'

function memoryCache(): FeedCache & { readonly kept: Map<string, CachedFeed> } {
  const kept = new Map<string, CachedFeed>()
  return {
    kept,
    load: async (userId, topicId) => kept.get(`${userId} ${topicId}`),
    save: async (userId, feed) => void kept.set(`${userId} ${feed.window.topicId}`, structuredClone(feed)),
    async forget(userId) {
      for (const key of kept.keys()) if (key.startsWith(`${userId} `)) kept.delete(key)
    },
  }
}

/** A world whose topic was read once, by person 1 at this device. */
async function readBefore(thoughts: number) {
  const world = createWorld()
  const feedCache = memoryCache()
  world.fill(thoughts)
  const before = world.client(1, { feedCache })
  const feed = before.hold(world.topic.id)
  await world.clock.advance(100)
  if (thoughts > 30) void feed.loadOlder()
  await world.clock.advance(5_000)
  before.stop()
  return { ...world, feedCache }
}

describe('what was read last', () => {
  test('shows at a start without a line, is said to be behind, and is put right once the server answers (D11)', async () => {
    const { clock, network, client, topic, fill, feedCache } = await readBefore(3)
    topic.erase(topic.thoughts[1]?.id ?? '')
    fill(1)
    network.setUp(false)
    const feed = client(1, { feedCache }).hold(topic.id)
    await clock.advance(20_000)
    expect(bodies(feed)).toEqual(['Thought 1', 'Thought 2', 'Thought 3'])
    expect(opened(feed).isCatchingUp).toBe(true)
    network.setUp(true)
    await clock.advance(35_000)
    expect(bodies(feed)).toEqual(['Thought 1', null, 'Thought 3', 'Thought 4'])
    expect(opened(feed).isCatchingUp).toBe(false)
  })

  test('gives way to a server that is faster', async () => {
    const { clock, client, topic, fill, feedCache } = await readBefore(3)
    fill(1)
    const slow = { ...feedCache, load: () => new Promise<undefined>(() => undefined) }
    const feed = client(1, { feedCache: slow }).hold(topic.id)
    await clock.advance(100)
    expect(bodies(feed)).toHaveLength(4)
    expect(opened(feed).isCatchingUp).toBe(false)
  })

  test('is replaced when the numbering began anew', async () => {
    const { clock, client, topic, feedCache } = await readBefore(3)
    topic.beginAnew('e2')
    const feed = client(1, { feedCache }).hold(topic.id)
    await clock.advance(1_000)
    expect(opened(feed).window.epoch).toBe('e2')
    expect(opened(feed).isCatchingUp).toBe(false)
  })

  test('is the newest end only', async () => {
    const { feedCache, topic } = await readBefore(70)
    const [kept] = feedCache.kept.values()
    expect(kept?.window.thoughts).toHaveLength(KEPT_THOUGHTS)
    expect(kept?.window.thoughts.at(-1)?.seq).toBe(topic.thoughts.length)
  })

  test('has the bookmarks with it as they were known last, also those taken back elsewhere in a break', async () => {
    const { clock, network, client, topic, feedCache } = await readBefore(3)
    const [first = '', second = ''] = topic.thoughts.map(({ id }) => id)
    const before = client(1, { feedCache })
    before.hold(topic.id)
    await clock.advance(100)
    for (const id of [first, second]) void before.bookmarks.set(id, true)
    await clock.advance(5_000)
    network.setUp(false)
    await clock.advance(1_000)
    topic.bookmark(aUser(1).id, second, false)
    network.setUp(true)
    await clock.advance(60_000)
    before.stop()
    network.setUp(false)
    const { bookmarks, hold } = client(1, { feedCache })
    hold(topic.id)
    await clock.advance(1_000)
    expect([first, second].map(bookmarks.has)).toEqual([true, false])
  })

  test('is shown to nobody else, and forgotten when its reader leaves', async () => {
    const { clock, network, client, topic, feedCache } = await readBefore(3)
    network.setUp(false)
    const other = client(2, { feedCache })
    const feed = other.hold(topic.id)
    await clock.advance(1_000)
    expect(feed.state.get().kind).toBe('failed')
    other.setUser(aUser(1))
    await clock.advance(10)
    expect(feed.state.get().kind).toBe('open')
    other.setUser(null)
    await clock.advance(10)
    expect(feedCache.kept.size).toBe(0)
  })
})
