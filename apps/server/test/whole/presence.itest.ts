import type { Presence } from '@mehfil/shared/presence'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { createBrowser } from '../browser.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { redisMissing, startRedis, type TestRedis } from '../redis.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askSocket, done, expectRefusedAck } from './calls.ts'
import { aTopic, connected, guestOf, watch } from './watching.ts'

/** Two nodes tell each other, then their rooms: each at most every two seconds. */
const TOLD = { timeout: 25_000, interval: 100 }

/** What a socket was told last of a topic. */
function presenceOf(socket: Socket, topicId: string) {
  const told: Presence[] = []
  socket.on('presence:changed', presence => presence.topicId === topicId && told.push(presence))
  return {
    here: () => told.at(-1)?.here,
    typing: () => told.at(-1)?.typing.ids.map(id => told.at(-1)?.people[id]?.handle),
  }
}

/** Says it again and again, as who types does, and with nobody waiting for an answer. */
const typesUntil = (socket: Socket, topicId: string, seen: () => unknown, { handle }: Someone) =>
  expect
    .poll(() => {
      socket.emit('presence:typing', { topicId })
      return seen()
    }, TOLD)
    .toEqual([handle])

const at = (node: WholeServer, { browser }: Someone) => {
  const there = createBrowser(node.url)
  there.setCookie(browser.cookie)
  return connected(there)
}

describe.skipIf(redisMissing)('presence on two nodes that hear each other by Redis', () => {
  let database: FreshDatabase
  let redis: TestRedis
  let nodes: WholeServer[] = []
  let [a, b] = nodes as [WholeServer, WholeServer]
  let asha: Someone
  let bilal: Someone

  beforeAll(async () => {
    database = await freshDatabase()
    redis = await startRedis()
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url }
    const start = () => startWholeServer({ databaseUrl: database.url, env })
    nodes = await Promise.all([start(), start()])
    ;[a, b] = nodes as [WholeServer, WholeServer]
    ;[asha, bilal] = await Promise.all([someone(a, 'asha'), someone(b, 'bilal')])
  })
  afterAll(async () => {
    await Promise.all(nodes.map(node => node.stop()))
    await redis.kill()
    await database.drop()
    expect(nodes.flatMap(node => node.faults)).toEqual([])
  })

  test('counts people over both, tells who types, and forgets who leaves', async () => {
    const topicId = await aTopic(asha)
    const [laptop, phone, other, guest] = [
      await at(a, asha),
      await at(b, asha),
      await at(b, bilal),
      await guestOf(b),
    ]
    const [seenByAsha, seenByGuest] = [presenceOf(laptop, topicId), presenceOf(guest, topicId)]
    await Promise.all([laptop, phone, other, guest].map(socket => watch(socket, topicId)))
    // Asha is one person on two nodes.
    await expect.poll(seenByAsha.here, TOLD).toBe(3)
    await expect.poll(seenByGuest.here, TOLD).toBe(3)

    expectRefusedAck(await askSocket(other, 'presence:typing', { topicId }), 'forbidden')
    expectRefusedAck(await askSocket(other, 'presence:typing', { topicId: newId() }), 'not-found')
    expectRefusedAck(await askSocket(guest, 'presence:typing', { topicId }), 'unauthenticated')
    await done(bilal.browser, commandOf('topic:join'), { topicId })
    expect(await askSocket(other, 'presence:typing', { topicId })).toEqual({ ok: true })
    await typesUntil(other, topicId, seenByAsha.typing, bilal)
    await askSocket(other, 'presence:typing', { topicId, typing: false })
    await expect.poll(seenByAsha.typing, TOLD).toEqual([])
    await typesUntil(laptop, topicId, seenByGuest.typing, asha)

    await askSocket(other, 'topic:unwatch', { topicId })
    await expect.poll(seenByAsha.here, TOLD).toBe(2)
    phone.close()
    guest.close()
    await expect.poll(seenByAsha.here, TOLD).toBe(1)
  })

  test('tells a tab that asks for a room in which its socket is already', async () => {
    const topicId = await aTopic(asha)
    const socket = await at(a, asha)
    await watch(socket, topicId)
    await expect.poll(presenceOf(socket, topicId).here, TOLD).toBe(1)
    const second = presenceOf(socket, topicId)
    await watch(socket, topicId)
    await expect.poll(second.here, TOLD).toBe(1)
  })

  test('goes on with what a node knows itself when Redis is gone', async () => {
    const topicId = await aTopic(asha)
    const [here, there] = [await at(a, asha), await at(b, bilal)]
    const seen = presenceOf(here, topicId)
    await Promise.all([here, there].map(socket => watch(socket, topicId)))
    await expect.poll(seen.here, TOLD).toBe(2)
    await redis.kill()
    const guest = await guestOf(a)
    await watch(guest, topicId)
    await expect.poll(seen.here, TOLD).toBe(3)
    await redis.restart()
    there.close()
    await expect.poll(seen.here, { ...TOLD, timeout: 40_000 }).toBe(2)
  })
})

test('by NOTIFY, without Redis, nodes count together too, and one that stops in order is gone at once', {
  timeout: 60_000,
}, async () => {
  const database = await freshDatabase()
  const start = () => startWholeServer({ databaseUrl: database.url, env: { DATABASE_URL: database.url } })
  const [stays, goes] = [await start(), await start()]
  const asha = await someone(stays, 'asha')
  const topicId = await aTopic(asha)
  const [socket, guest] = [await at(stays, asha), await guestOf(goes)]
  const seen = presenceOf(socket, topicId)
  await Promise.all([socket, guest].map(each => watch(each, topicId)))
  await expect.poll(seen.here, TOLD).toBe(2)
  await goes.stop()
  await expect.poll(seen.here, TOLD).toBe(1)
  await stays.stop()
  await database.drop()
})
