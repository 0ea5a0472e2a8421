import { Failure } from '@mehfil/shared/errors'
import { aUser } from '@mehfil/testkit/a-person'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import { createWorld } from './test-support.ts'

/** A topic with a few thoughts, and a member with two devices that look at it. */
async function twoDevices() {
  const world = createWorld()
  world.fill(3)
  const [here, there] = [world.client(), world.client()]
  for (const device of [here, there]) device.hold(world.topic.id)
  await world.clock.advance(100)
  const id = world.topic.thoughts[0]?.id ?? ''
  return { ...world, here, there, id }
}

describe('a bookmark', () => {
  test('shows at once, and on her other device within a moment', async () => {
    const { clock, here, there, id } = await twoDevices()
    let drawn = 0
    there.bookmarks.subscribe(() => drawn++)
    void here.bookmarks.set(id, true)
    expect(here.bookmarks.has(id)).toBe(true)
    expect(there.bookmarks.has(id)).toBe(false)
    await clock.advance(100)
    expect(there.bookmarks.has(id)).toBe(true)
    expect([drawn, there.bookmarks.additions.get(), here.bookmarks.additions.get()]).toEqual([1, 1, 1])
    void there.bookmarks.set(id, false)
    await clock.advance(100)
    expect([here.bookmarks.has(id), there.bookmarks.has(id)]).toEqual([false, false])
  })

  test('ends with the last wish, however fast they change', async () => {
    const { clock, here, topic, id } = await twoDevices()
    for (const wanted of [true, false, true, false, true]) {
      void here.bookmarks.set(id, wanted)
      expect(here.bookmarks.has(id)).toBe(wanted)
    }
    await clock.advance(1_000)
    expect(topic.bookmarkedOf(aUser(1).id).map(thought => thought.id)).toEqual([id])
    expect(here.bookmarks.has(id)).toBe(true)
  })

  test('is taken back, with an error, when it is refused', async () => {
    const { clock, here, server, id } = await twoDevices()
    server.refuseNext('bookmark:add', new Failure('not-found', 'This thought does not exist.'))
    const refused = expect(here.bookmarks.set(id, true)).rejects.toMatchObject({ code: 'not-found' })
    expect(here.bookmarks.has(id)).toBe(true)
    await clock.advance(100)
    await refused
    expect(here.bookmarks.has(id)).toBe(false)
  })

  test('is asked for again when its answer was lost, and given up when there is no line at all', async () => {
    const { clock, here, server, network, topic, id } = await twoDevices()
    server.refuseNext('bookmark:add', new Failure('unavailable', 'Later.'))
    void here.bookmarks.set(id, true)
    await clock.advance(30_000)
    expect(topic.bookmarkedOf(aUser(1).id)).toHaveLength(1)
    network.setUp(false)
    const lost = expect(here.bookmarks.set(id, false)).rejects.toMatchObject({ code: 'unavailable' })
    await clock.advance(120_000)
    await lost
    expect(here.bookmarks.has(id)).toBe(true)
  })

  test('is not for guests', async () => {
    const { client, id } = await twoDevices()
    await expect(client(0).bookmarks.set(id, true)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('what she keeps', () => {
  test('is read off every answer, but for what changed since it was asked for', async () => {
    const { clock, client, here, network, topic, id } = await twoDevices()
    topic.bookmark(aUser(1).id, topic.thoughts[1]?.id ?? '', true)
    const late = client()
    network.setFaults({ ...NO_FAULTS, delayMs: [200, 200] })
    late.hold(topic.id)
    await clock.advance(250)
    network.setFaults(NO_FAULTS)
    void here.bookmarks.set(id, true)
    await clock.advance(1_000)
    expect(topic.thoughts.map(thought => late.bookmarks.has(thought.id))).toEqual([true, true, false])
  })

  test('is asked for again after a break of the line, for no frame tells of it', async () => {
    const { clock, network, here, there, topic, id } = await twoDevices()
    void here.bookmarks.set(id, true)
    await clock.advance(100)
    network.setUp(false)
    await clock.advance(1_000)
    const [, second, third] = topic.thoughts.map(thought => thought.id) as [string, string, string]
    topic.bookmark(aUser(1).id, id, false)
    topic.bookmark(aUser(1).id, third, true)
    network.setUp(true)
    await clock.advance(60_000)
    for (const { bookmarks } of [here, there]) {
      expect([id, second, third].map(bookmarks.has)).toEqual([false, false, true])
    }
  })

  test('is nobody’s once she has left', async () => {
    const { clock, here, id } = await twoDevices()
    void here.bookmarks.set(id, true)
    await clock.advance(100)
    expect(here.bookmarks.has(id)).toBe(true)
    here.setUser(aUser(2))
    expect(here.bookmarks.has(id)).toBe(false)
    await clock.advance(1_000)
    here.setUser(null)
    expect(here.bookmarks.has(id)).toBe(false)
  })
})
