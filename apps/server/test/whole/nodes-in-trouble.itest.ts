import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createBrowser } from '../browser.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { redisMissing, startRedis, type TestRedis } from '../redis.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { done } from './calls.ts'
import { aTopic, connected, framesOf, guestOf, post, watch } from './watching.ts'

/** A poll of the pump, and a busy machine. */
const BY_POLL = { timeout: 4_000, interval: 20 }
/** Reconnecting takes up to three seconds. */
const BACK = { timeout: 15_000, interval: 100 }

let database: FreshDatabase
let nodes: WholeServer[]
let asha: Someone

const startOn = (env: Record<string, string>) =>
  startWholeServer({ databaseUrl: database.url, env: { DATABASE_URL: database.url, ...env } })

async function setUp(env: Record<string, string>) {
  database = await freshDatabase()
  nodes = await Promise.all([startOn(env), startOn(env)])
  asha = await someone(nodes[0] as WholeServer, 'asha')
}

async function tearDown() {
  await Promise.all(nodes.map(node => node.stop()))
  await database.drop()
  // What was written in between reached everybody, and no fault ended a process or was anybody's.
  expect(nodes.flatMap(node => node.faults)).toEqual([])
}

/** A thought on the first node is shown on the last one, whether by a hint or by the poll; says after how long. */
async function isShown(): Promise<number> {
  const topicId = await aTopic(asha)
  const socket = await guestOf(nodes.at(-1) as WholeServer)
  const frames = framesOf(socket)
  await watch(socket, topicId)
  const started = performance.now()
  const thought = await post(asha, topicId)
  await expect.poll(() => frames.has(thought), BY_POLL).toBe(true)
  return performance.now() - started
}

/** What she does on the first node is told to her socket on the last one: the nodes hear each other. */
async function doTheyHear(): Promise<boolean> {
  const topicId = await aTopic(asha)
  const there = createBrowser((nodes.at(-1) as WholeServer).url)
  there.setCookie(asha.browser.cookie)
  const socket = await connected(there)
  let told = 0
  socket.on('viewer:changed', () => told++)
  const { id } = await post(asha, topicId)
  await done(asha.browser, commandOf('reaction:add'), { thoughtId: id, kind: 'wah' })
  return await expect
    .poll(() => told, { timeout: 500 })
    .toBeGreaterThan(0)
    .then(
      () => true,
      () => false,
    )
}

const redisOf = async ({ url }: WholeServer) => {
  const health = (await (await fetch(`${url}/health`)).json()) as {
    status: string
    redis: { status: string }
  }
  return { redis: health.redis.status, status: health.status }
}

describe.skipIf(redisMissing)('without their Redis, nodes', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
    await setUp({ REDIS_URL: redis.url })
  })
  beforeEach(async () => {
    await expect.poll(doTheyHear, BACK).toBe(true)
  })
  afterAll(async () => {
    await tearDown()
    await redis.kill()
  })

  const areAll = (status: string) =>
    expect
      .poll(async () => (await Promise.all(nodes.map(redisOf))).map(one => one.redis), BACK)
      .toEqual(nodes.map(() => status))

  test('that was killed go on with the poll, say that they are degraded, and find it again', async () => {
    await redis.kill()
    process.stdout.write(`Shown without Redis after ${(await isShown()).toFixed()} ms\n`)
    await areAll('down')
    expect((await redisOf(nodes[0] as WholeServer)).status).toBe('degraded')
    await redis.restart()
    await areAll('ok')
    await expect.poll(doTheyHear, BACK).toBe(true)
  })

  test('that hangs lose no more time than with one that is gone', async () => {
    redis.hang()
    await isShown()
    await areAll('down')
    await isShown()
    redis.goOn()
    await areAll('ok')
    await expect.poll(doTheyHear, BACK).toBe(true)
  })

  test('start while it is down, and use it once it is there', async () => {
    await redis.kill()
    nodes.push(await startOn({ REDIS_URL: redis.url }))
    await isShown()
    await redis.restart()
    await expect.poll(doTheyHear, BACK).toBe(true)
  })

  test('believe nothing that strangers say there', async () => {
    const stranger = new Redis(redis.url)
    const room = `mehfil:user:${asha.id}`
    const there = createBrowser((nodes[1] as WholeServer).url)
    there.setCookie(asha.browser.cookie)
    const socket = await connected(there)
    const ofNode = (event: string, ...args: unknown[]) =>
      JSON.stringify({ type: 6, uid: 'stranger', data: [event, ...args] })
    for (const text of [
      'null',
      '{"type":',
      '{"type":5}',
      '{"type":6,"data":7}',
      ofNode('nodes:hints', null),
      ofNode('nodes:hints', [{ topicId: asha.id, rev: -1 }]),
      ofNode('nodes:hints', [{ topicId: await aTopic(asha), rev: 1e15 }]),
      ofNode('nodes:closing', { room, bye: 'now' }),
      ofNode('nodes:presence', { node: asha.id, crowds: { shayari: 7 } }),
      ofNode('connection', {}),
    ]) {
      await stranger.publish('mehfil-request#/#', text)
    }
    await stranger.publish(`mehfil#/#${room}#`, Buffer.from([0xc1, 0xff]))
    await stranger.publish(`mehfil#/#${room}#`, Buffer.from([0x93, 0xa1, 0x78, 0x80, 0xc0]))
    expect(await doTheyHear()).toBe(true)
    expect(socket.connected).toBe(true)
    await stranger.flushall()
    await isShown()
    stranger.disconnect()
  })
})

describe('nodes whose listening connections to Postgres are cut', () => {
  beforeAll(() => setUp({}))
  afterAll(tearDown)

  test('go on with the poll, and hear each other again', async () => {
    await expect.poll(doTheyHear, BACK).toBe(true)
    const { rowCount } = await (nodes[0] as WholeServer).pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'mehfil nodes' and datname = current_database()`,
    )
    expect(rowCount).toBeGreaterThanOrEqual(nodes.length)
    await isShown()
    await expect.poll(doTheyHear, BACK).toBe(true)
  })
})
