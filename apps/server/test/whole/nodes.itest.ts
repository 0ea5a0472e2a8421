import { setTimeout as sleep } from 'node:timers/promises'
import type { ViewerChanged } from '@mehfil/shared/contract/events'
import type { NotificationCount, NotificationNews } from '@mehfil/shared/notification'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createBrowser, next, PASSWORD } from '../browser.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { redisMissing, startRedis, type TestRedis } from '../redis.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { done } from './calls.ts'
import { aTopic, connected, framesOf, guestOf, post, SOON, watch } from './watching.ts'

/** The poll would find everything a second later. Here it comes too late to be the one. */
const NEVER = 600_000

/** The same browser, with its cookie, at another node. */
const at = (node: WholeServer, { browser }: Someone) => {
  const there = createBrowser(node.url)
  there.setCookie(browser.cookie)
  return there
}

describe.each([
  ['Redis', redisMissing],
  ['NOTIFY, without Redis', null],
])('three nodes that hear each other by %s', (way, missing) => {
  let database: FreshDatabase
  let redis: TestRedis | undefined
  let nodes: WholeServer[] = []
  let [a, b, c] = nodes as [WholeServer, WholeServer, WholeServer]
  let asha: Someone

  beforeAll(async () => {
    if (missing) return
    database = await freshDatabase()
    redis = way === 'Redis' ? await startRedis() : undefined
    const env = { DATABASE_URL: database.url, ...(redis && { REDIS_URL: redis.url }) }
    const start = () => startWholeServer({ databaseUrl: database.url, env, pollEvery: NEVER })
    nodes = await Promise.all([start(), start(), start()])
    ;[a, b, c] = nodes as [WholeServer, WholeServer, WholeServer]
    asha = await someone(a, 'asha')
    await untilTheyHear()
  })
  afterAll(async () => {
    await Promise.all(nodes.map(node => node.stop()))
    await redis?.kill()
    await database?.drop()
    expect(nodes.flatMap(node => node.faults)).toEqual([])
  })

  /** They need a moment to find each other; nothing that is told before then is found again but by the poll. */
  async function untilTheyHear(): Promise<void> {
    const topicId = await aTopic(asha)
    const shown = await Promise.all([b, c].map(async node => framesOf(await watching(node, topicId))))
    const isHeard = async () => {
      const thought = await post(asha, topicId)
      await vi.waitFor(() => expect(shown.every(frames => frames.has(thought))).toBe(true), 200)
    }
    await vi.waitFor(isHeard, 20_000)
  }

  async function watching(node: WholeServer, topicId: string) {
    const socket = await guestOf(node)
    await watch(socket, topicId)
    return socket
  }

  test.skipIf(missing)('show a thought of one on the others at once, not only at the next poll', async () => {
    const topicId = await aTopic(asha)
    const frames = framesOf(await watching(b, topicId))
    const times: number[] = []
    for (let n = 0; n < 20; n++) {
      // Further apart than the frames of a busy topic, which the pump holds back a little.
      await sleep(60)
      const started = performance.now()
      const thought = await post(asha, topicId, `thought ${n}`)
      await expect.poll(() => frames.has(thought), { ...SOON, interval: 2 }).toBe(true)
      times.push(performance.now() - started)
    }
    const median = times.toSorted((x, y) => x - y)[10] as number
    process.stdout.write(
      `From the posting to the watcher on the other node by ${way}: ${median.toFixed()} ms\n`,
    )
    expect(median).toBeLessThan(1_000)
    const seqs = frames.of(topicId).flatMap(frame => frame.thoughts.map(({ seq }) => seq))
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test.skipIf(missing)('leave nothing out when many write on each of them at once', async () => {
    const topicId = await aTopic(asha)
    const shown = await Promise.all(nodes.map(async node => framesOf(await watching(node, topicId))))
    const places = nodes.map(node => ({ ...asha, browser: at(node, asha) }))
    const posts = Array.from({ length: 60 }, (_, n) => post(places[n % 3] as Someone, topicId))
    const thoughts = await Promise.all(posts)
    for (const frames of shown) {
      await expect.poll(() => thoughts.every(frames.has), SOON).toBe(true)
      for (const [index, frame] of frames.of(topicId).entries()) {
        // Each continues the one before: no holes (D4).
        if (index > 0) expect(frame.from).toBe(frames.of(topicId)[index - 1]?.to)
      }
    }
  })

  test.skipIf(missing)('tell a person on all of them what she did on one', async () => {
    const topicId = await aTopic(asha)
    const thought = await post(asha, topicId)
    const bilal = await someone(b, 'bilal')
    const sockets = await Promise.all(nodes.map(node => connected(at(node, bilal))))
    const told = sockets.map(socket => next<ViewerChanged>(socket, 'viewer:changed'))
    const strangers = await Promise.all(nodes.map(node => connected(at(node, asha))))
    let leaked = 0
    for (const socket of strangers) socket.on('viewer:changed', () => leaked++)
    await done(bilal.browser, commandOf('reaction:add'), { thoughtId: thought.id, kind: 'wah' })
    for (const change of await Promise.all(told)) {
      expect(change.reacted).toEqual({ thoughtId: thought.id, kinds: ['wah'] })
    }
    expect(leaked).toBe(0)
  })

  test.skipIf(missing)('tell a person on all of them what was done on each, once', async () => {
    const chand = await someone(c, 'chand')
    // Nobody has done anything yet that she could be told of late.
    const dara = await someone(a, 'dara')
    const topicId = await aTopic(chand)
    const sockets = await Promise.all(nodes.map(node => connected(at(node, dara))))
    const heard = sockets.map((socket): NotificationNews[] => {
      const news: NotificationNews[] = []
      socket.on('notification:new', one => news.push(one))
      return news
    })
    const before = (await done(dara.browser, commandOf('notification:list'), {})) as NotificationCount
    const posts = Array.from({ length: 9 }, (_, n) => {
      const browser = at(nodes[n % 3] as WholeServer, chand)
      return post({ ...chand, browser }, topicId, `Suno @${dara.handle}, ${n}`)
    })
    await Promise.all(posts)
    for (const news of heard) {
      await expect.poll(() => news.length, SOON).toBe(9)
      expect(new Set(news.map(({ notification }) => notification.id)).size).toBe(9)
      const number = Math.max(...news.map(one => one.number))
      expect(news.find(one => one.number === number)?.unread).toBe(before.unread + 9)
    }
    await sleep(100)
    expect(heard.map(news => news.length)).toEqual([9, 9, 9])
  })

  test.skipIf(missing)('close the sockets of a session everywhere when it ends on one', async () => {
    const chand = await someone(a, 'chand')
    const phone = createBrowser(b.url)
    await done(phone, commandOf('account:log-in'), { handle: chand.handle, password: PASSWORD })
    const [here, there, stays] = await Promise.all([
      connected(at(b, chand)),
      connected(at(c, chand)),
      connected(phone),
    ])
    const byes = [next(here, 'bye'), next(there, 'bye')]
    const started = performance.now()
    await done(chand.browser, commandOf('account:log-out'), {})
    for (const bye of await Promise.all(byes)) expect(bye).toMatchObject({ code: 'session-ended' })
    expect(performance.now() - started).toBeLessThan(1_500)
    await expect.poll(() => [here.connected, there.connected]).toEqual([false, false])
    expect(stays.connected).toBe(true)
  })
})

describe.skipIf(redisMissing)('nodes that count connections together', () => {
  let database: FreshDatabase
  let redis: TestRedis
  let nodes: WholeServer[]
  beforeAll(async () => {
    database = await freshDatabase()
    redis = await startRedis()
    const limits = { MAX_CONNECTIONS_PER_USER: '2', MAX_CONNECTIONS_PER_IP: '3' }
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, ...limits }
    const start = () => startWholeServer({ databaseUrl: database.url, env })
    nodes = await Promise.all([start(), start()])
  })
  afterAll(async () => {
    await Promise.all(nodes.map(node => node.stop()))
    await redis.kill()
    await database.drop()
  })

  test('close the oldest of a person on whichever node it is, and refuse one too many from a network', async () => {
    const [a, b] = nodes as [WholeServer, WholeServer]
    const dilip = await someone(a, 'dilip')
    await expect.poll(() => isOk(a), SOON).toBe(true)
    const first = await connected(at(a, dilip))
    const second = await connected(at(b, dilip))
    const bye = next(first, 'bye')
    await connected(at(b, dilip))
    expect(await bye).toMatchObject({ code: 'replaced' })
    expect(second.connected).toBe(true)
    // Two of hers are left, and one guest more is the third.
    await expect.poll(() => guestOf(a).then(Boolean, () => false), SOON).toBe(true)
    await expect(guestOf(b)).rejects.toMatchObject({ data: { code: 'rate-limited' } })
  })

  const isOk = async ({ url }: WholeServer) => {
    const health = (await (await fetch(`${url}/health`)).json()) as { redis: { status: string } }
    return health.redis.status === 'ok'
  }
})
