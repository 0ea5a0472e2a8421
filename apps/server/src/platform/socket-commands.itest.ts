import { setTimeout as sleep } from 'node:timers/promises'
import { addReaction } from '@mehfil/shared/contract/reactions'
import {
  listChanges,
  loadThoughts,
  postThought,
  unwatchTopic,
  watchTopic,
} from '@mehfil/shared/contract/thoughts'
import { createTopic } from '@mehfil/shared/contract/topics'
import { ErrorBody, Failure } from '@mehfil/shared/errors'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Broadcast } from '#platform/broadcast.ts'
import type { Context, Route } from '#platform/handling.ts'
import { type Browser, createBrowser, next, opened, registered } from '../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../test/small-server.ts'

let posts = 0
const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

const routes: Route[] = [
  {
    command: watchTopic,
    handle: async (input: { topicId: string }, { socket }: Context) => {
      socket?.join(`mehfil:topic:${input.topicId}`)
      return { watched: [...(socket?.watched.add(input.topicId) ?? [])] }
    },
  },
  { command: postThought, handle: async () => ({ count: ++posts }) },
  { command: loadThoughts, handle: () => Promise.reject(new Failure('conflict', 'This exists already.')) },
  {
    command: addReaction,
    handle: () => {
      throw new TypeError('secret')
    },
  },
  { command: listChanges, handle: () => new Promise(() => undefined) },
  { command: unwatchTopic, handle: async () => cyclic },
  { command: createTopic, handle: async (_input: never, { actor }: Context) => ({ actor }) },
] as Route[]

let server: SmallServer
let broadcast: Broadcast
let member: Browser
let socket: Socket
beforeAll(async () => {
  server = await startSmallServer({
    routes: parts => {
      broadcast = parts.broadcast
      return routes
    },
    deadlineMs: 1_000,
    env: { MAX_CONNECTIONS_PER_USER: '0' },
  })
  member = await registered(server.url, 'asha')
})
afterAll(() => server.stop())
beforeEach(async () => {
  socket = await opened(member.connect())
})
afterEach(() => {
  socket.close()
})

const ask = (name: string, ...args: unknown[]) => socket.timeout(3_000).emitWithAck(name, ...args)
const thought = () => ({ topicId: 'shayari', clientId: crypto.randomUUID(), body: 'arz kiya hai' })
const reaction = () => ({ thoughtId: crypto.randomUUID(), kind: 'wah' })

const expectError = (ack: { ok: boolean; error: unknown }, code: string) => {
  expect(ack).toEqual({ ok: false, error: expect.objectContaining({ code }) })
  expect(z.safeParse(ErrorBody, ack.error).success).toBe(true)
}

describe('a command', () => {
  it('is answered with its output', async () => {
    expect(await ask('thought:post', thought())).toEqual({ ok: true, count: expect.any(Number) })
  })

  it('is done also when nobody wants to hear of it', async () => {
    const before = posts
    socket.emit('thought:post', thought())
    await expect.poll(() => posts).toBe(before + 1)
  })

  it.each([
    ['fails', 'thoughts:load', { topicId: 'shayari' }, 'conflict'],
    ['throws', 'reaction:add', reaction(), 'internal'],
    ['hangs', 'topic:changes-since', { topicId: 'shayari', epoch: 'e', since: 1 }, 'unavailable'],
    ['does not exist', 'thought:vanish', {}, 'not-found'],
    ['is for HTTP only', 'account:log-out', {}, 'not-found'],
    ['has the name of an inner thing', '__proto__', {}, 'not-found'],
    ['lacks its fields', 'thought:post', {}, 'invalid'],
  ])('that %s is answered with a typed error', async (_, name, input, code) => {
    const ack = await ask(name, input)
    expectError(ack, code)
    expect(JSON.stringify(ack)).not.toContain('secret')
  })

  it('takes one object, and no more', async () => {
    expectError(await ask('thought:post', thought(), thought()), 'invalid')
    expectError(await ask('thought:post'), 'invalid')
  })

  it('whose answer cannot be sent leaves the socket and the process as they are', async () => {
    const silent = socket.timeout(300).emitWithAck('topic:unwatch', { topicId: 'shayari' })
    await expect(silent).rejects.toThrow('timed out')
    expect((await ask('thought:post', thought())).ok).toBe(true)
  })

  it('may use the socket: its room, and what it watches', async () => {
    expect(await ask('topic:watch', { topicId: 'shayari' })).toEqual({ ok: true, watched: ['shayari'] })
    expect(broadcast.sizeOf('mehfil:topic:shayari')).toBe(1)
    expect([...broadcast.rooms()]).toContain('mehfil:topic:shayari')
    const told = next(socket, 'topic:heads')
    broadcast.toRoom('mehfil:topic:shayari', 'topic:heads', { heads: {} })
    expect(await told).toEqual({ heads: {} })
  })

  it('of a member whose role changed counts with the new one, a second later at most', async () => {
    const input = { slug: 'shayari', name: 'Shayari' }
    await server.pool.query(`update people set role = 'moderator'`)
    await sleep(1_100)
    expect(await ask('topic:create', input)).toMatchObject({ ok: true, actor: { role: 'moderator' } })
  })

  it('of a session that has ended is refused, and the socket closed with the reason', async () => {
    const leaver = await registered(server.url, 'leaver')
    const open = await opened(leaver.connect())
    const bye = next(open, 'bye', 5_000)
    expect((await open.timeout(2_000).emitWithAck('thought:post', thought())).ok).toBe(true)
    await server.pool.query(`update people set session_epoch = 9 where handle = 'leaver'`)
    await sleep(1_100)
    expectError(await open.timeout(2_000).emitWithAck('thought:post', thought()), 'unauthenticated')
    expect(await bye).toMatchObject({ code: 'session-ended' })
  })
})

const GARBAGE: unknown[] = [
  null,
  0,
  '',
  'text',
  true,
  [],
  [[[]]],
  {},
  { topicId: null },
  { topicId: { $gt: '' } },
  { topicId: `${'x'.repeat(10_000)}` },
  { topicId: "'; drop table people; --" },
  { topicId: '\u0000' },
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { constructor: { prototype: {} } },
  Array.from({ length: 60 }).reduce(inner => ({ inner }), {}),
  Buffer.from('binary'),
  { topicId: Buffer.from('binary') },
  Number.MAX_VALUE,
]

describe('garbage (S6)', () => {
  it('is answered with a typed error or ignored; nothing changes, and everybody else is served', async () => {
    const names = [
      'topic:watch',
      'thought:post',
      'thoughts:load',
      'reaction:add',
      'error',
      'ping',
      'x'.repeat(500),
    ]
    const before = posts
    for (const name of names) {
      for (const junk of GARBAGE) {
        socket.emit(name, junk)
        socket.emit(name, junk, junk, junk)
        if (name === 'error') continue
        expect((await ask(name, junk)).ok).toBe(false)
      }
    }
    expect(posts).toBe(before)
    expect((await ask('thought:post', thought())).ok).toBe(true)
  })

  it('in the frames themselves closes that connection and no other', async () => {
    const frames = [
      '',
      '9',
      '42',
      '42[',
      '42[]',
      '42{}',
      '42["a"',
      '451-["x"]',
      '451-["x",{"_placeholder":true,"num":9}]',
      '43',
      '430',
      '431[]',
      '44',
      '45',
      '42[null]',
      '42["connect"]',
      '42["disconnect"]',
      '40',
      '40{"v":1}',
      '41',
      '4',
      '6',
      'b',
      '2probe',
      '5',
      '420["thought:post"]',
      `4299999999999999999["thought:post",{}]`,
      '\u0000',
      '42'.repeat(1_000),
    ]
    for (const frame of frames) {
      const victim = await opened(createBrowser(server.url).connect())
      const raw = (victim.io.engine.transport as unknown as { ws: WebSocket }).ws
      raw.send(frame)
      await sleep(5)
      victim.close()
    }
    expect((await ask('thought:post', thought())).ok).toBe(true)
  })

  it('larger than 64 KiB closes the connection (S7)', async () => {
    const victim = await opened(createBrowser(server.url).connect())
    const gone = next(victim, 'disconnect')
    victim.emit('thought:post', { body: 'x'.repeat(70_000) })
    await gone
    expect(socket.connected).toBe(true)
  })
})

describe('a flood (S8)', () => {
  it('is refused cheaply, and ends with the connection when it is absurd', async () => {
    const strict = await startSmallServer({
      databaseUrl: server.databaseUrl,
      routes: () => routes,
      env: { RATE_LIMITS: 'on' },
    })
    const flooder = await opened(createBrowser(strict.url).connect())
    const bye = next(flooder, 'bye', 5_000)
    const codes: string[] = []
    for (let n = 0; n < 2_000; n++) {
      flooder.emit('thought:post', thought(), (ack: { error: ErrorBody }) => codes.push(ack.error.code))
    }
    expect(await bye).toMatchObject({ code: 'too-many-connections' })
    expect(codes.filter(code => code === 'unauthenticated').length).toBeLessThan(400)
    expect(codes.filter(code => code === 'rate-limited').length).toBeGreaterThan(500)
    await strict.stop()
  })
})

describe('a reader too slow for what is sent (S14)', () => {
  it('is closed after some seconds, while the others get everything', async () => {
    const slow = await opened(createBrowser(server.url).connect())
    const quick = await opened(createBrowser(server.url).connect())
    const room = 'mehfil:topic:busy'
    for (const one of [slow, quick]) await one.timeout(2_000).emitWithAck('topic:watch', { topicId: 'busy' })
    const { ws } = slow.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } }
    ws._socket.pause()
    let received = 0
    quick.on('topic:changes', () => received++)
    const epoch = 'x'.repeat(50_000)
    for (let n = 0; n < 600; n++) {
      const changes = { topicId: 'busy', epoch, from: n, to: n + 1, thoughts: [], people: {} }
      broadcast.toRoom(room, 'topic:changes', changes)
      if (n % 20 === 0) await sleep(5)
    }
    await expect.poll(() => received, { timeout: 10_000 }).toBe(600)
    await expect.poll(() => broadcast.sizeOf(room), { timeout: 10_000 }).toBe(1)
    slow.close()
    quick.close()
  })
})
