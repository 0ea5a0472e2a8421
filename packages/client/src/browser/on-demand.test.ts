import { aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import { noFeedCache } from '../feed-cache.ts'
import { sendByFetch } from '../file-call.ts'
import { createNotifications } from '../notifications.ts'
import { createOutboxLanes } from '../outbox-lanes.ts'
import { memoryOutboxStore } from '../outbox-store.ts'
import { loneTab } from '../tabs/tabs.ts'
import { createWorld } from '../test-support.ts'
import type { BrowserParts } from './browser-parts.ts'
import { partsOnDemand } from './on-demand.ts'

function createParts() {
  const world = createWorld()
  const outboxStore = memoryOutboxStore()
  const tabs = loneTab(world.server.openLine({ personId: undefined }))
  const sendFile = sendByFetch(world.server.fetch({ personId: undefined }))
  const parts: BrowserParts = {
    tabs,
    outboxStore,
    createLanes: createOutboxLanes,
    createNotifications,
    feedCache: noFeedCache,
    sendFile,
  }
  return { ...world, parts, outboxStore }
}

describe('parts that are fetched on demand', () => {
  test('take in what was written before they came, and keep and send it then (D8)', async () => {
    const { clock, client, topic, server, parts, outboxStore } = createParts()
    let arrive = () => {}
    const fetched = new Promise<BrowserParts>(resolve => {
      arrive = () => resolve({ ...parts, tabs: loneTab(server.openLine({ personId: own.user.get()?.id })) })
    })
    const own = client(
      1,
      partsOnDemand(() => fetched),
    )
    own.outbox.submit({ topicId: topic.id, body: 'Early' })
    await clock.advance(500)
    expect(own.outbox.entries.get().map(({ kind }) => kind)).toEqual(['waiting'])
    expect(own.connection.get().kind).toBe('connecting')
    arrive()
    await clock.advance(100)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Early'])
    expect(own.connection.get().kind).toBe('connected')
    expect(outboxStore.size).toBe(0)
  })

  test('are fetched again when that failed', async () => {
    const { clock, client, parts } = createParts()
    let tries = 0
    const fetchParts = () => (++tries < 3 ? Promise.reject(new Error('No line')) : Promise.resolve(parts))
    const own = client(0, partsOnDemand(fetchParts))
    await clock.advance(120_000)
    expect(own.connection.get().kind).toBe('connected')
  })

  test('start nothing for a client that was stopped meanwhile', async () => {
    const { clock, client, server, parts } = createParts()
    let arrive = () => {}
    const own = client(
      0,
      partsOnDemand(() => new Promise(resolve => (arrive = () => resolve(parts)))),
    )
    own.stop()
    arrive()
    await clock.advance(1_000)
    expect(server.lines.size).toBe(0)
  })

  test('bring what a member is told with the line, to whoever waits for it already', async () => {
    const { clock, client, server, parts } = createParts()
    const me = aUser(1).id
    server.notifications.add(me)
    let arrive = () => {}
    const own = client(
      1,
      partsOnDemand(
        () =>
          new Promise(resolve => {
            arrive = () => resolve({ ...parts, tabs: loneTab(server.openLine({ personId: me })) })
          }),
      ),
    )
    const { notifications } = own
    let drawn = 0
    notifications.count.subscribe(() => drawn++)
    notifications.load()
    await clock.advance(500)
    expect([notifications.list.get().kind, notifications.count.get().unread]).toEqual(['loading', 0])
    arrive()
    await clock.advance(100)
    expect([notifications.list.get().kind, notifications.count.get().unread]).toEqual(['ready', 1])
    server.notifications.add(me)
    await clock.advance(100)
    expect(notifications.list.get()).toMatchObject({ notifications: [{ number: 2 }, { number: 1 }] })
    expect(drawn).toBeGreaterThan(1)
  })

  test('that cannot be had leave what a member is told unknown, and say so', async () => {
    const { clock, client } = createParts()
    const { notifications } = client(
      1,
      partsOnDemand(() => Promise.reject(new Error('No line'))),
    )
    notifications.load()
    notifications.loadSettings()
    await clock.advance(100)
    for (const { get } of [notifications.list, notifications.settings]) {
      expect(get()).toMatchObject({ kind: 'failed', error: { code: 'unavailable' } })
    }
    await expect(notifications.set({ kinds: { reply: false } })).rejects.toThrow()
  })
})
