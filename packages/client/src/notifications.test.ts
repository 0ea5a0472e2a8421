import { Failure } from '@mehfil/shared/errors'
import { aUser } from '@mehfil/testkit/a-person'
import { anId } from '@mehfil/testkit/an-id'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import type { FeedClient } from './feed-client.ts'
import { createBrowser } from './tabs/test-support.ts'
import { createWorld } from './test-support.ts'

const ME = aUser(1).id

/** A member with two devices that are connected. */
async function twoDevices(rows = 0) {
  const world = createWorld()
  const told = world.server.notifications
  for (let n = 0; n < rows; n++) told.add(ME)
  const [here, there] = [world.client(), world.client()]
  await world.clock.advance(100)
  return { ...world, told, here, there }
}

const unread = ({ notifications }: FeedClient) => notifications.count.get().unread

function shown({ notifications }: FeedClient) {
  const state = notifications.list.get()
  if (state.kind !== 'ready') throw new Error(`The list is ${state.kind}.`)
  return state.notifications
}

const numbers = (client: FeedClient) => shown(client).map(({ number }) => number)

describe('the count', () => {
  test('comes with the line, in one small answer, and moves by itself on all devices', async () => {
    const { clock, server, told, here, there } = await twoDevices(3)
    expect([unread(here), unread(there)]).toEqual([3, 3])
    expect(server.askedOf('notification:list')).toEqual([{ limit: 1 }, { limit: 1 }])
    told.add(ME)
    told.add(aUser(2).id)
    await clock.advance(100)
    expect([unread(here), unread(there)]).toEqual([4, 4])
    expect(server.askedOf('notification:list')).toHaveLength(2)
  })

  test('is nothing at once where everything is read, and on the other device a moment later', async () => {
    const { clock, here, there } = await twoDevices(3)
    here.notifications.read(3)
    expect([unread(here), unread(there)]).toEqual([0, 3])
    await clock.advance(100)
    expect([unread(here), unread(there)]).toEqual([0, 0])
  })

  test('never goes back: not by a late answer, nor by what was told before it was read', async () => {
    const { clock, network, server, told, here, there } = await twoDevices(2)
    network.setFaults({ ...NO_FAULTS, delayMs: [300, 300] })
    // Asked before the next row is there, and answered after it has been read.
    here.notifications.load()
    await clock.advance(310)
    network.setFaults(NO_FAULTS)
    told.add(ME)
    await clock.advance(10)
    here.notifications.read(3)
    const seen: number[] = []
    here.notifications.count.subscribe(() => seen.push(unread(here)))
    await clock.advance(1_000)
    expect([unread(here), unread(there)]).toEqual([0, 0])
    expect(seen.filter(count => count > 0)).toEqual([])
    server.tellPerson(ME, { notifications: { unread: 2, readUpTo: 0, number: 2 } })
    await clock.advance(100)
    expect([unread(here), unread(there)]).toEqual([0, 0])
  })

  test('counts what is left of the rows that are held where only some are read', async () => {
    const { clock, here } = await twoDevices(5)
    here.notifications.load()
    await clock.advance(100)
    here.notifications.read(3)
    expect(unread(here)).toBe(2)
    expect(shown(here).map(({ isRead }) => isRead)).toEqual([false, false, true, true, true])
    here.notifications.read(1)
    expect(unread(here)).toBe(2)
  })

  test('is wished again until the server has it: the answer may be lost, and so may the line', async () => {
    const { clock, network, server, here, there } = await twoDevices(2)
    server.refuseNext('notification:read', new Failure('unavailable', 'Later.'))
    here.notifications.read(1)
    await clock.advance(30_000)
    expect(unread(there)).toBe(1)
    network.setUp(false)
    here.notifications.read(2)
    await clock.advance(300_000)
    expect(unread(here)).toBe(0)
    network.setUp(true)
    await clock.advance(60_000)
    expect([unread(here), unread(there)]).toEqual([0, 0])
  })

  test('is asked for anew when the line is back, and when other people may be seen', async () => {
    const { clock, network, server, told, here } = await twoDevices(1)
    network.setUp(false)
    await clock.advance(1_000)
    told.add(ME)
    network.setUp(true)
    await clock.advance(60_000)
    expect(unread(here)).toBe(2)
    told.listOf(ME).rows = []
    server.tellPerson(ME, { sight: 'changed' })
    await clock.advance(100)
    expect(unread(here)).toBe(0)
  })

  test('is nothing for a guest, and nobody’s once she has left', async () => {
    const { clock, server, client, here } = await twoDevices(2)
    const guest = client(0)
    await clock.advance(100)
    guest.notifications.load()
    guest.notifications.read(5)
    await clock.advance(100)
    expect(unread(guest)).toBe(0)
    expect(server.askedOf('notification:list')).toHaveLength(2)
    here.notifications.load()
    await clock.advance(100)
    here.setUser(null)
    expect([unread(here), here.notifications.list.get().kind]).toEqual([0, 'resting'])
    await clock.advance(1_000)
    expect(unread(here)).toBe(0)
  })
})

describe('the list', () => {
  test('is asked for when somebody looks, and grows by itself from then on', async () => {
    const { clock, told, here } = await twoDevices(2)
    expect(here.notifications.list.get()).toEqual({ kind: 'resting' })
    here.notifications.load()
    expect(here.notifications.list.get()).toEqual({ kind: 'loading' })
    await clock.advance(100)
    expect(numbers(here)).toEqual([2, 1])
    expect(here.notifications.arrived.get()).toBeNull()
    told.add(ME, { kind: 'mention' })
    await clock.advance(100)
    expect(numbers(here)).toEqual([3, 2, 1])
    expect(here.notifications.arrived.get()).toMatchObject({ number: 3, kind: 'mention' })
    expect(here.people.get(aUser(9).id)?.displayName).toBe('Person 9')
  })

  test('has a row once that came again, on top, and none that is gone', async () => {
    const { clock, told, here } = await twoDevices(3)
    here.notifications.load()
    await clock.advance(100)
    const [, second, first] = shown(here)
    told.add(ME, { ...first, count: 2 })
    await clock.advance(100)
    expect(shown(here).map(({ id }) => id)).toEqual([first?.id, anId(3, 0x900), second?.id])
    expect(shown(here)[0]).toMatchObject({ number: 4, count: 2 })
    told.remove(ME, second?.id ?? '')
    await clock.advance(100)
    expect([numbers(here), unread(here)]).toEqual([[4, 3], 2])
  })

  test('a page that was on its way brings back neither what is gone nor what has changed since', async () => {
    const { clock, network, told, here } = await twoDevices(3)
    here.notifications.load()
    await clock.advance(100)
    const [third, second] = shown(here)
    network.setFaults({ ...NO_FAULTS, delayMs: [300, 300] })
    here.notifications.load()
    await clock.advance(310)
    network.setFaults(NO_FAULTS)
    told.remove(ME, second?.id ?? '')
    told.add(ME, { ...third, count: 7 })
    await clock.advance(1_000)
    expect(shown(here).map(({ number, count }) => [number, count])).toEqual([
      [5, 7],
      [1, 1],
    ])
  })

  test('goes on below as far as there is, after a failure too', async () => {
    const { clock, server, here } = await twoDevices(70)
    here.notifications.load()
    await clock.advance(100)
    expect([shown(here).length, here.notifications.list.get()]).toMatchObject([30, { older: 'more' }])
    server.refuseNext('notification:list', new Failure('unavailable', 'Later.'))
    here.notifications.loadOlder()
    expect(here.notifications.list.get()).toMatchObject({ older: 'loading' })
    await clock.advance(100)
    expect(here.notifications.list.get()).toMatchObject({ older: 'failed' })
    for (const _ of [1, 2, 3]) {
      here.notifications.loadOlder()
      here.notifications.loadOlder()
      await clock.advance(100)
    }
    expect(here.notifications.list.get()).toMatchObject({ older: 'end' })
    expect(numbers(here)).toEqual(Array.from({ length: 70 }, (_, at) => 70 - at))
  })

  test('is looked at again after a break; what came meanwhile and is not known leaves no hole', async () => {
    const { clock, network, told, here } = await twoDevices(40)
    here.notifications.load()
    await clock.advance(100)
    here.notifications.loadOlder()
    await clock.advance(100)
    for (const missed of [5, 50]) {
      network.setUp(false)
      await clock.advance(100)
      for (let n = 0; n < missed; n++) told.add(ME)
      network.setUp(true)
      await clock.advance(60_000)
      const held = numbers(here)
      const top = told.countOf(ME).number
      expect(held).toEqual(held.map((_, at) => top - at))
      expect(held.length).toBe(missed === 5 ? 45 : 30)
    }
    here.notifications.loadOlder()
    await clock.advance(100)
    expect(numbers(here)).toHaveLength(60)
  })

  test('that cannot be had says so, and is had later', async () => {
    const { clock, server, here } = await twoDevices(1)
    server.refuseNext('notification:list', new Failure('unavailable', 'Later.'))
    here.notifications.load()
    await clock.advance(100)
    expect(here.notifications.list.get()).toMatchObject({ kind: 'failed', error: { code: 'unavailable' } })
    here.notifications.load()
    await clock.advance(100)
    expect(numbers(here)).toEqual([1])
  })
})

describe('what she wants to be told of', () => {
  test('is known when it is asked for, shows a change at once, and on other devices', async () => {
    const { clock, topic, here, there } = await twoDevices()
    for (const { notifications } of [here, there]) notifications.loadSettings()
    await clock.advance(100)
    void here.notifications.set({ kinds: { follow: false } })
    void here.notifications.set({ topic: { topicId: topic.id, tells: 'direct' } })
    const wanted = {
      kind: 'known',
      settings: { kinds: { follow: false, reply: true }, topics: { [topic.id]: 'direct' } },
    }
    expect(here.notifications.settings.get()).toMatchObject(wanted)
    await clock.advance(100)
    expect(here.notifications.settings.get()).toMatchObject(wanted)
    expect(there.notifications.settings.get()).toMatchObject(wanted)
  })

  test('is taken back, with an error, when it is refused', async () => {
    const { clock, server, here } = await twoDevices()
    here.notifications.loadSettings()
    await clock.advance(100)
    server.refuseNext('notification:set', new Failure('forbidden', 'You may not do this.'))
    const refused = expect(here.notifications.set({ kinds: { mention: false } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await clock.advance(100)
    await refused
    expect(here.notifications.settings.get()).toMatchObject({ settings: { kinds: { mention: true } } })
  })
})

test('all tabs of a browser are told the same, whichever of them has the line', async () => {
  const { clock, open, server } = createBrowser()
  const tabs = [open(), open(), open()] as const
  await clock.advance(500)
  for (const { client } of tabs) client.notifications.load()
  await clock.advance(100)
  server.notifications.add(ME)
  server.notifications.add(ME)
  await clock.advance(100)
  expect(tabs.map(({ client }) => [unread(client), numbers(client)])).toEqual(tabs.map(() => [2, [2, 1]]))
  tabs[2].client.notifications.read(2)
  await clock.advance(100)
  expect(tabs.map(({ client }) => unread(client))).toEqual([0, 0, 0])
  tabs[0].kill()
  await clock.advance(1_000)
  server.notifications.add(ME)
  await clock.advance(100)
  expect(tabs.slice(1).map(({ client }) => unread(client))).toEqual([1, 1])
})
