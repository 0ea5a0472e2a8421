import { Failure } from '@mehfil/shared/errors'
import { aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import { createWorld, opened } from './test-support.ts'

describe('reacting', () => {
  test('shows in the same frame and settles on the server’s count, never counting twice', async () => {
    for (const seed of Array.from({ length: 30 }, (_, index) => index)) {
      const { clock, client, topic, network, fill } = createWorld(seed)
      fill(1)
      const id = topic.thoughts[0]?.id ?? ''
      topic.react(aUser(2).id, id, 'wah', true)
      const feed = client().hold(topic.id)
      await clock.advance(100)
      network.setFaults({ delayMs: [1, 200], dropRate: 0, duplicateRate: 0.3 })
      const shown: (number | undefined)[] = []
      feed.state.subscribe(() => shown.push(opened(feed).window.thoughts[0]?.reactions.wah))
      void feed.react(id, 'wah', true)
      expect(opened(feed).viewer.reacted[id]).toEqual(['wah'])
      expect(opened(feed).window.thoughts[0]?.reactions.wah).toBe(2)
      await clock.advance(3_000)
      expect([seed, ...new Set(shown)]).toEqual([seed, 2])
      expect(opened(feed).window.thoughts).toEqual(topic.thoughts)
    }
  })

  test('ends with the last wish, however fast they change', async () => {
    const { clock, client, topic, fill } = createWorld()
    fill(1)
    const id = topic.thoughts[0]?.id ?? ''
    const feed = client().hold(topic.id)
    await clock.advance(100)
    for (const wanted of [true, false, true, false]) void feed.react(id, 'love', wanted)
    expect(opened(feed).window.thoughts[0]?.reactions).toEqual({})
    await clock.advance(1_000)
    expect(topic.thoughts[0]?.reactions).toEqual({})
    for (const wanted of [true, false, true]) void feed.react(id, 'love', wanted)
    await clock.advance(1_000)
    expect(topic.thoughts[0]?.reactions).toEqual({ love: 1 })
    expect(opened(feed).window.thoughts[0]?.reactions).toEqual({ love: 1 })
  })

  test('is taken back, with an error, when it is refused', async () => {
    const { clock, client, topic, fill } = createWorld()
    fill(1)
    const feed = client().hold(topic.id)
    await clock.advance(100)
    const refused = expect(
      feed.react('01900000-0000-7000-8000-00000000dead', 'wah', true),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
    await clock.advance(1_000)
    await refused
    expect(opened(feed).viewer.reacted).toEqual({})
    const guest = client(0).hold(topic.id)
    await clock.advance(100)
    await expect(guest.react(topic.thoughts[0]?.id ?? '', 'wah', true)).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  test('that waits for the line goes as soon as it is back, also of a topic that was left', async () => {
    const { clock, client, topic, network, fill } = createWorld()
    fill(2)
    const [first = '', second = ''] = topic.thoughts.map(({ id }) => id)
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    network.setUp(false)
    const reacted = [feed.react(first, 'wah', true), feed.react(second, 'wah', true)]
    // By now the pause before the next try is a long one.
    await clock.advance(1_000)
    feed.release()
    await clock.advance(1_500)
    network.setUp(true)
    while (own.connection.get().kind !== 'connected') await clock.advance(10)
    await clock.advance(100)
    expect(topic.thoughts.map(({ reactions }) => reactions)).toEqual([{ wah: 1 }, { wah: 1 }])
    await Promise.all(reacted)
  })

  test('of one member is never made by the next', async () => {
    const { clock, client, topic, network, fill } = createWorld()
    fill(1)
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    network.setUp(false)
    const refused = expect(feed.react(topic.thoughts[0]?.id ?? '', 'wah', true)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await clock.advance(10)
    own.setUser(aUser(2))
    network.setUp(true)
    await clock.advance(60_000)
    await refused
    expect(topic.thoughts[0]?.reactions).toEqual({})
  })

  test('of one member does not stand in the way of the next', async () => {
    const { clock, client, server, topic, fill } = createWorld()
    fill(1)
    const id = topic.thoughts[0]?.id ?? ''
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    server.refuseNext('reaction:add', new Failure('unavailable', 'Later.', { retryAfterMs: 5_000 }))
    const former = feed.react(id, 'wah', true).catch(error => error.code)
    await clock.advance(100)
    own.setUser(aUser(2))
    await clock.advance(100)
    const next = feed.react(id, 'wah', true).catch(error => error.code)
    await clock.advance(10_000)
    expect(await Promise.all([former, next])).toEqual(['unavailable', undefined])
    expect(topic.thoughts[0]?.reactions).toEqual({ wah: 1 })
    expect(opened(feed).viewer.reacted[id]).toEqual(['wah'])
  })

  test('is the same on her other device', async () => {
    const { clock, client, topic, fill } = createWorld()
    fill(1)
    const id = topic.thoughts[0]?.id ?? ''
    const [feed, other] = [client().hold(topic.id), client().hold(topic.id)]
    await clock.advance(100)
    void feed.react(id, 'sad', true)
    await clock.advance(100)
    expect(opened(other).viewer.reacted[id]).toEqual(['sad'])
    void other.react(id, 'sad', false)
    await clock.advance(100)
    expect(opened(feed).viewer.reacted[id] ?? []).toEqual([])
    expect(opened(feed).window.thoughts[0]?.reactions).toEqual({})
  })

  test('is not undone by a page that was read before it', async () => {
    const { clock, client, topic, network, fill } = createWorld()
    fill(100)
    const id = topic.thoughts[60]?.id ?? ''
    const feed = client().hold(topic.id)
    await clock.advance(100)
    void feed.openAround(40)
    await clock.advance(100)
    network.setFaults({ ...NO_FAULTS, delayMs: [100, 100] })
    void feed.loadNewer()
    await clock.advance(150)
    network.setFaults(NO_FAULTS)
    void feed.react(id, 'wah', true)
    await clock.advance(1_000)
    expect(opened(feed).viewer.reacted[id]).toEqual(['wah'])
    expect(opened(feed).window.thoughts.find(thought => thought.id === id)?.reactions).toEqual({ wah: 1 })
  })
})
