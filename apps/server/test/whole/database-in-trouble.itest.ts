import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { postWrite } from '#features/thoughts/post.write.ts'
import { toFailure } from '#platform/failure.ts'
import { newId } from '#platform/id.ts'
import { feedNode } from '../feed.ts'
import { type OwnPostgres, startOwnPostgres } from '../own-postgres.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askHttp, askSocket, expectRefused, expectRefusedAck } from './calls.ts'
import { aTopic, connected, framesOf, guestOf, post, watch } from './watching.ts'

/** Five seconds are promised to callers, whatever the database does; a busy machine may take twice as long. */
const PROMISED_MS = 10_000
/** The time that Postgres takes to come up, and the nodes to find it, on a busy machine. */
const BACK = { timeout: 20_000, interval: 200 }

const migrations = fileURLToPath(new URL('../../../../drizzle', import.meta.url))

let postgres: OwnPostgres
let nodes: WholeServer[]
let asha: Someone
let topicId: string

beforeAll(async () => {
  postgres = await startOwnPostgres()
  const { url } = postgres
  await migrate({ url, folder: migrations })
  const start = () => startWholeServer({ databaseUrl: url, env: { DATABASE_URL: url } })
  nodes = await Promise.all([start(), start()])
  asha = await someone(here(), 'asha')
  topicId = await aTopic(asha)
})
beforeEach(async () => {
  await expect.poll(canPost, BACK).toBe(true)
})
afterEach(() => postgres.goOn())
afterAll(async () => {
  await Promise.all(nodes.map(node => node.stop()))
  await postgres.stop()
})

const here = () => nodes[0] as WholeServer
const there = () => nodes[1] as WholeServer

const aThought = () => ({ topicId, clientId: newId(), body: 'arz kiya hai' })

const canPost = async () =>
  (await askHttp(asha.browser, commandOf('thought:post'), aThought())).status === 201

const timed = async <T>(work: Promise<T>) => {
  const started = performance.now()
  const outcome = await work
  return { outcome, ms: performance.now() - started }
}

describe('while its Postgres hangs', () => {
  test('a server answers every caller in good time, and is itself again when it goes on', async () => {
    const socket = await connected(asha.browser)
    const { writer, stop } = feedNode(here().db)
    postgres.hang()
    const overHttp = Array.from({ length: 30 }, () =>
      timed(askHttp(asha.browser, commandOf('thought:post'), aThought())),
    )
    const overSocket = timed(askSocket(socket, 'thought:post', aThought()))
    // The writer tries once more what was lost on the way; a database that hangs it does not ask twice.
    const { clientId, body } = aThought()
    const input = { id: newId(), authorId: asha.id, clientId, body, fingerprint: body }
    const written = timed(writer.submit(topicId, postWrite, input).catch(toFailure))
    for (const { outcome, ms } of await Promise.all(overHttp)) {
      expectRefused(outcome, 'unavailable')
      expect(ms).toBeLessThan(PROMISED_MS)
    }
    const ack = await overSocket
    expectRefusedAck(ack.outcome, 'unavailable')
    expect(await written).toMatchObject({ outcome: { code: 'unavailable' } })
    expect(Math.max(ack.ms, (await written).ms)).toBeLessThan(PROMISED_MS)
    expect((await fetch(`${here().url}/health`)).status).toBe(503)
    expect((await fetch(`${here().url}/health/live`)).status).toBe(200)
    postgres.goOn()
    await expect.poll(canPost, BACK).toBe(true)
    await stop()
  })
})

describe('when its Postgres crashes', () => {
  test('servers stay, and find it and each other again', async () => {
    const watcher = await guestOf(there())
    const frames = framesOf(watcher)
    await watch(watcher, topicId)
    const before = await post(asha, topicId)
    postgres.crash()
    await expect.poll(canPost, BACK).toBe(true)
    const after = await post(asha, topicId)
    await expect.poll(() => frames.has(before) && frames.has(after), BACK).toBe(true)
    expect(watcher.connected).toBe(true)
  })
})
