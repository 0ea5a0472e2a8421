import { Failure } from '@mehfil/shared/errors'
import { isVeiled } from '@mehfil/shared/veil'
import { aPerson, aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import type { CachedFeed, FeedCache } from './feed-cache.ts'
import type { TopicFeed } from './feed-client.ts'
import { createWorld, opened, seqs } from './test-support.ts'

const NOTHING = { follows: false, mutes: false, blocks: false, isFollower: false }
/** Who writes what fills the topic. */
const writer = aPerson(9)

/** A topic in which person 9 and person 2 write by turns, and a member with two devices that look at it. */
async function twoDevices(count = 20) {
  const world = createWorld()
  for (let n = 0; n < count; n++) {
    if (n % 2 === 0) world.fill(1)
    else world.topic.post({ authorId: aUser(2).id, clientId: `two-${n}`, body: `Two ${n}` })
  }
  const [here, there] = [world.client(), world.client()]
  const [feed, other] = [here, there].map(device => device.hold(world.topic.id)) as [TopicFeed, TopicFeed]
  await world.clock.advance(100)
  return { ...world, here, there, feed, other }
}

const veiledSeqs = (feed: TopicFeed) =>
  opened(feed)
    .window.thoughts.filter(isVeiled)
    .map(({ seq }) => seq)

describe('how one stands to another', () => {
  test('shows at once, on her other device within a moment, and ends with the last wish', async () => {
    const { clock, here, there, server } = await twoDevices()
    for (const wanted of [true, false, true]) void here.relations.set(writer, 'follows', wanted)
    expect(here.relations.of(writer.id)).toBeUndefined()
    await clock.advance(1_000)
    for (const { relations } of [here, there]) {
      expect(relations.of(writer.id)).toEqual({ ...NOTHING, follows: true })
      expect(relations.of(writer.id), 'the same object while it says the same').toBe(relations.of(writer.id))
    }
    void here.relations.set(writer, 'follows', false)
    expect(here.relations.of(writer.id)).toEqual(NOTHING)
    void here.relations.set(writer, 'blocks', true)
    expect(here.relations.of(writer.id)).toMatchObject({ blocks: true, follows: false })
    await clock.advance(1_000)
    expect(server.relations.of(aUser(1).id, writer.id)).toEqual({ ...NOTHING, blocks: true })
  })

  test('is taken back, with an error, when it is refused; and what was hidden for it comes back', async () => {
    const { clock, here, feed, server } = await twoDevices()
    server.refuseNext('person:block', new Failure('conflict', 'Too many.'))
    const refused = expect(here.relations.set(writer, 'blocks', true)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(veiledSeqs(feed)).toHaveLength(10)
    await clock.advance(100)
    await refused
    expect(here.relations.of(writer.id)?.blocks ?? false).toBe(false)
    expect(veiledSeqs(feed)).toEqual([])
  })

  test('is not for guests, and nobody’s once she has left', async () => {
    const { clock, client, here } = await twoDevices()
    await expect(client(0).relations.set(writer, 'mutes', true)).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    void here.relations.set(writer, 'mutes', true)
    await clock.advance(100)
    here.setUser(aUser(2))
    expect(here.relations.of(writer.id)).toBeUndefined()
  })
})

describe('whom one sees no more', () => {
  test.each(['blocks', 'mutes'] as const)(
    '%s: leaves at once, and stays away live; all of it comes back',
    async name => {
      const { clock, fill, here, there, feed, other, topic } = await twoDevices()
      void here.relations.set(writer, name, true)
      expect(veiledSeqs(feed)).toHaveLength(10)
      await clock.advance(1_000)
      fill(1)
      topic.post({ authorId: aUser(2).id, clientId: 'last', body: 'Last' })
      await clock.advance(1_000)
      for (const each of [feed, other]) {
        expect(veiledSeqs(each)).toHaveLength(11)
        expect(seqs(each)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1))
        expect(opened(each).isCatchingUp).toBe(false)
      }
      expect([here.sight.get(), there.sight.get()]).toEqual([1, 1])
      void there.relations.set(writer, name, false)
      await clock.advance(1_000)
      for (const each of [feed, other]) expect(veiledSeqs(each)).toEqual([])
    },
  )

  test('the place that is read holds', async () => {
    const { clock, here, feed } = await twoDevices(200)
    void feed.openAround(50)
    await clock.advance(100)
    void here.relations.set(writer, 'blocks', true)
    await clock.advance(1_000)
    expect(seqs(feed)).toContain(50)
    expect(seqs(feed)).not.toContain(200)
    expect(veiledSeqs(feed).length).toBeGreaterThan(10)
  })

  test('also when it was changed elsewhere while the line was down, by whoever is blocked', async () => {
    const { clock, network, feed, server } = await twoDevices()
    network.setUp(false)
    await clock.advance(1_000)
    server.relations.set('blocks', writer.id, aUser(1).id, true)
    network.setUp(true)
    await clock.advance(60_000)
    expect(veiledSeqs(feed)).toHaveLength(10)
  })

  test('a page that was asked for before and comes after brings nothing of her back', async () => {
    const { clock, here, feed, network } = await twoDevices(100)
    network.setFaults({ ...NO_FAULTS, delayMs: [300, 600] })
    void feed.loadOlder()
    void here.relations.set(writer, 'blocks', true)
    await clock.advance(10_000)
    network.setFaults(NO_FAULTS)
    await clock.advance(10_000)
    const { thoughts } = opened(feed).window
    expect(thoughts.filter(({ authorId }) => authorId === writer.id)).toEqual([])
    expect(veiledSeqs(feed).length).toBeGreaterThan(10)
  })

  test('the read mark passes what she does not see', async () => {
    const { clock, fill, here, feed, topic } = await twoDevices()
    void here.relations.set(writer, 'mutes', true)
    await clock.advance(1_000)
    feed.markRead(20)
    fill(3)
    await clock.advance(3_000)
    expect(topic.readBy(aUser(1).id).readSeq).toBe(23)
    topic.post({ authorId: aUser(2).id, clientId: 'seen', body: 'Seen' })
    fill(1)
    await clock.advance(3_000)
    expect(topic.readBy(aUser(1).id).readSeq).toBe(23)
  })

  test('nothing of what was kept on the device stays', async () => {
    const world = createWorld()
    world.fill(3)
    const kept = new Map<string, CachedFeed>()
    const feedCache: FeedCache = {
      load: async () => undefined,
      save: async (_, feed) => void kept.set(feed.window.topicId, structuredClone(feed)),
      forget: async () => kept.clear(),
    }
    const device = world.client(1, { feedCache })
    const feed = device.hold(world.topic.id)
    await world.clock.advance(5_000)
    expect(JSON.stringify([...kept])).toContain('Thought 1')
    feed.release()
    await world.clock.advance(5_000)
    void device.relations.set(writer, 'blocks', true)
    await world.clock.advance(5_000)
    expect(JSON.stringify([...kept])).not.toContain('Thought 1')
  })
})
