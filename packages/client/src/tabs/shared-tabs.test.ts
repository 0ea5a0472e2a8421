import { Failure } from '@mehfil/shared/errors'
import { aUser } from '@mehfil/testkit/a-person'
import { anId } from '@mehfil/testkit/an-id'
import { NO_FAULTS } from '@mehfil/testkit/fake-network'
import { describe, expect, test } from 'vitest'
import { bodies, opened } from '../test-support.ts'
import { createBrowser, type OpenTab } from './test-support.ts'

const kindsOf = (tabs: readonly OpenTab[]) => tabs.map(({ client }) => client.connection.get().kind)
const cards = ({ client }: OpenTab) => client.outbox.entries.get().map(({ body, kind }) => `${body}: ${kind}`)

describe('the tabs of a browser', () => {
  test('share one line, over which all are connected and shown the same', async () => {
    const { clock, open, server, topic, fill } = createBrowser()
    fill(3)
    const tabs = Array.from({ length: 10 }, () => open())
    const feeds = tabs.map(({ client }) => client.hold(topic.id))
    await clock.advance(500)
    expect(server.lines.size).toBe(1)
    expect(new Set(kindsOf(tabs))).toEqual(new Set(['connected']))
    fill(1)
    tabs[7]?.client.outbox.submit({ topicId: topic.id, body: 'From the eighth' })
    await clock.advance(100)
    for (const feed of feeds) expect(bodies(feed).slice(-2)).toEqual(['Thought 4', 'From the eighth'])
    expect(tabs.flatMap(cards)).toEqual([])
  })

  test.each(['close', 'kill'] as const)(
    'hand over within a second when the leader is gone (%s), and miss nothing',
    async how => {
      const { clock, open, server, topic, fill } = createBrowser()
      fill(1)
      const tabs = [open(), open(), open()] as const
      const feeds = tabs.map(({ client }) => client.hold(topic.id))
      await clock.advance(500)
      tabs[0][how]()
      fill(1)
      await clock.advance(1_000)
      expect(server.lines.size).toBe(1)
      expect(kindsOf(tabs.slice(1))).toEqual(['connected', 'connected'])
      for (const feed of feeds.slice(1)) expect(bodies(feed)).toEqual(['Thought 1', 'Thought 2'])
      expect(bodies(feeds[0] as never)).toEqual(['Thought 1'])
    },
  )

  test('take the seat from a leader that is frozen, who follows when she is back', async () => {
    const { clock, open, server, topic, fill } = createBrowser()
    const tabs = [open(), open(), open()] as const
    const feeds = tabs.map(({ client }) => client.hold(topic.id))
    await clock.advance(500)
    tabs[0].freeze()
    fill(1)
    await clock.advance(6_000)
    for (const feed of feeds.slice(1)) expect(bodies(feed)).toEqual(['Thought 1'])
    fill(1)
    tabs[0].thaw()
    await clock.advance(5_000)
    expect(server.lines.size).toBe(1)
    expect(kindsOf(tabs)).toEqual(['connected', 'connected', 'connected'])
    for (const feed of feeds) expect(bodies(feed)).toEqual(['Thought 1', 'Thought 2'])
    // And she is in the queue again, like everyone.
    tabs[1].close()
    tabs[2].close()
    await clock.advance(500)
    expect(kindsOf(tabs.slice(0, 1))).toEqual(['connected'])
  })

  test('leave a leader alone who answers, however slow the timers of hidden tabs are', async () => {
    const { clock, open, server } = createBrowser()
    const tabs = [open(), open()] as const
    await clock.advance(500)
    const [line] = server.lines
    tabs[1].freeze()
    await clock.advance(60_000)
    tabs[1].thaw()
    await clock.advance(10_000)
    expect(server.lines.has(line as never)).toBe(true)
    expect(kindsOf(tabs)).toEqual(['connected', 'connected'])
  })

  test('do not listen to one who has lost the seat without having noticed', async () => {
    const { clock, open, say, topic, fill } = createBrowser()
    const tabs = [open(), open()] as const
    const feed = tabs[1].client.hold(topic.id)
    await clock.advance(500)
    tabs[0].kill()
    const third = open()
    await clock.advance(500)
    const seen: string[] = []
    third.client.connection.subscribe(() => seen.push(third.client.connection.get().kind))
    // The first leader's term, and the second's: whoever has them by now is another one.
    say({ kind: 'lead', leader: 'tab-1', term: 1, line: { kind: 'down' } })
    say({ kind: 'lead', leader: 'tab-9', term: 2, line: { kind: 'down' } })
    fill(1)
    await clock.advance(100)
    expect(seen).toEqual([])
    expect(bodies(feed)).toEqual(['Thought 1'])
  })

  test('send what was written in any of them once and in order, though the sender dies between sending and answer (D2, D7)', async () => {
    const { clock, open, server, topic, disk } = createBrowser()
    const tabs = [open(), open()] as const
    const feed = tabs[1].client.hold(topic.id)
    await clock.advance(500)
    tabs[0].client.outbox.submit({ topicId: topic.id, body: 'One' })
    tabs[1].client.outbox.submit({ topicId: topic.id, body: 'Two' })
    tabs[0].client.outbox.submit({ topicId: topic.id, body: 'Three' })
    await clock.advance(7)
    // Written by the server, and its answer is on the way to a tab that is gone when it comes.
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['One'])
    tabs[0].kill()
    await clock.advance(3_000)
    expect(bodies(feed)).toEqual(['One', 'Two', 'Three'])
    expect(cards(tabs[1])).toEqual([])
    expect(disk.size).toBe(0)
    expect(server.lines.size).toBe(1)
  })

  test('send what a tab kept that crashed before it could tell anybody (D8)', async () => {
    const { clock, open, topic, disk } = createBrowser()
    const [leader, follower] = [open(), open()] as const
    await clock.advance(500)
    follower.client.outbox.submit({ topicId: topic.id, body: 'Kept' })
    follower.kill()
    expect(disk.size).toBe(1)
    leader.kill()
    open()
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Kept'])
    expect(disk.size).toBe(0)
  })

  test('send in the order of writing, whichever tab wrote and whenever it is found (D7)', async () => {
    const { clock, open, topic, network, disk } = createBrowser()
    const tabs = [open(), open()] as const
    await clock.advance(500)
    network.setUp(false)
    const { kind: _, ...second } = tabs[1].client.outbox.submit({ topicId: topic.id, body: 'Second' })
    await clock.advance(100)
    const first = { ...second, clientId: '01900000-0000-7000-8000-0000000000aa', body: 'First' }
    await disk.keep({ ...first, order: 1, afterSeq: 0, wasSent: false })
    tabs[0].kill()
    await clock.advance(100)
    network.setUp(true)
    await clock.advance(40_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['First', 'Second'])
  })

  test('are told what became of a thought when one that slept through it still has it', async () => {
    const { clock, open, say, topic } = createBrowser()
    const leader = open()
    await clock.advance(500)
    const { kind: _, ...thought } = leader.client.outbox.submit({ topicId: topic.id, body: 'Once' })
    await clock.advance(500)
    const late = open()
    await clock.advance(500)
    const entry = { ...thought, kind: 'waiting', attempt: 1 } as const
    const held = { entry, order: clock.now(), afterSeq: 0, wasSent: true }
    say({ kind: 'news', news: { kind: 'outbox-held', held } })
    await clock.advance(500)
    expect([leader, late].map(cards)).toEqual([[], []])
    expect(topic.thoughts).toHaveLength(1)
  })

  test('all show what waits, and any of them can take it back or change it (D8)', async () => {
    const { clock, open, topic, network, server } = createBrowser()
    const tabs = [open(), open()] as const
    await clock.advance(500)
    network.setUp(false)
    const [one] = ['One', 'Two'].map(body => tabs[0].client.outbox.submit({ topicId: topic.id, body }))
    await clock.advance(2_000)
    expect(cards(tabs[1])).toEqual(['One: waiting', 'Two: waiting'])
    tabs[1].client.outbox.discard(one?.clientId ?? '')
    await clock.advance(10)
    expect(cards(tabs[0])).toEqual(['Two: waiting'])
    server.refuseNext('thought:post', new Failure('invalid', 'This is not as expected.'))
    network.setUp(true)
    await clock.advance(40_000)
    expect(tabs.map(cards)).toEqual([['Two: refused'], ['Two: refused']])
    tabs[1].client.outbox.retry(tabs[1].client.outbox.entries.get()[0]?.clientId ?? '', 'Zwei')
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Zwei'])
    expect(tabs.map(cards)).toEqual([[], []])
  })

  test('show words that all of them give in at once as a card or as a thought, never as both (D5)', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { clock, open, topic, network } = createBrowser(seed)
      const tabs = [open(), open(), open()].map(tab => ({ ...tab, feed: tab.client.hold(topic.id) }))
      await clock.advance(500)
      network.setFaults({ ...NO_FAULTS, delayMs: [5, 60] })
      const thought = { clientId: anId(seed), topicId: topic.id, body: 'Once' }
      for (const { client } of tabs) client.outbox.submit(thought)
      for (let ms = 0; ms < 300; ms++) {
        await clock.advance(1)
        for (const tab of tabs) expect([...bodies(tab.feed), ...cards(tab)]).toHaveLength(1)
      }
      expect(tabs.map(({ feed }) => bodies(feed))).toEqual([['Once'], ['Once'], ['Once']])
    }
  })

  test('lose no words when two of them give in different ones under one clientId (D2, D8)', async () => {
    const { clock, open, topic } = createBrowser()
    const tabs = [open(), open()] as const
    await clock.advance(500)
    const clientId = '01900000-0000-7000-8000-0000000000aa'
    tabs[1].client.outbox.submit({ clientId, topicId: topic.id, body: 'Early' })
    tabs[0].client.outbox.submit({ clientId, topicId: topic.id, body: 'Late' })
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Late'])
    expect(cards(tabs[1])).toEqual(['Early: refused'])
    tabs[1].client.outbox.retry(clientId)
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Late', 'Early'])
  })

  test('stay in a room as long as one of them looks at the topic', async () => {
    const { clock, open, server, topic, fill } = createBrowser()
    const tabs = [open(), open(), open()] as const
    const [first, second] = tabs.map(({ client }) => client.hold(topic.id))
    await clock.advance(500)
    const rooms = () => [...server.lines].flatMap(line => [...line.rooms])
    first?.release()
    tabs[2].close()
    await clock.advance(2_000)
    expect(rooms()).toEqual([topic.id])
    fill(1)
    await clock.advance(50)
    expect(second && bodies(second)).toEqual(['Thought 1'])
    second?.release()
    await clock.advance(2_000)
    expect(rooms()).toEqual([])
  })

  test('change the account together', async () => {
    const { clock, open, cookie, server, topic, fill } = createBrowser()
    fill(1)
    topic.react(aUser(2).id, topic.thoughts[0]?.id ?? '', 'wah', true)
    const tabs = [open(), open(), open()] as const
    const feeds = tabs.map(({ client }) => client.hold(topic.id))
    await clock.advance(500)
    cookie.personId = aUser(2).id
    tabs[1].client.setUser(aUser(2))
    await clock.advance(3_000)
    expect(tabs.map(({ client }) => client.user.get()?.id)).toEqual(tabs.map(() => aUser(2).id))
    expect([...server.lines].map(({ personId }) => personId)).toEqual([aUser(2).id])
    expect(kindsOf(tabs)).toEqual(['connected', 'connected', 'connected'])
    for (const feed of feeds) expect(Object.values(opened(feed).viewer.reacted)).toEqual([['wah']])
    tabs[2].client.outbox.submit({ topicId: topic.id, body: 'As the other' })
    await clock.advance(100)
    expect(topic.thoughts.at(-1)?.authorId).toBe(aUser(2).id)
  })

  test('all say so when there is a new version, keep what waits, and the next version sends it', async () => {
    const { clock, open, server, topic, disk } = createBrowser()
    const error = { code: 'upgrade-required', message: 'There is a new version.', requestId: 'r' } as const
    server.refusal = error
    const refuse = () =>
      Promise.resolve({ ok: false, headers: new Headers(), json: async () => ({ error }) } as Response)
    const tabs = [open({ fetch: refuse }), open({ fetch: refuse })] as const
    await clock.advance(3_000)
    tabs[1].client.outbox.submit({ topicId: topic.id, body: 'Kept' })
    await clock.advance(60_000)
    for (const { client } of tabs) {
      expect(client.connection.get()).toMatchObject({ kind: 'ended', bye: { code: 'upgrade-required' } })
    }
    expect(tabs.map(cards)).toEqual([['Kept: waiting'], ['Kept: waiting']])
    expect(disk.size).toBe(1)
    for (const tab of tabs) tab.close()
    server.refusal = undefined
    open()
    await clock.advance(3_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Kept'])
  })
})
