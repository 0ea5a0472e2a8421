import type { Command } from '@mehfil/shared/contract/command'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { ERROR_STATUS } from '@mehfil/shared/errors'
import { LIMITS } from '@mehfil/shared/limits'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createBrowser, opened } from '../browser.ts'
import { commandOf, startWholeServer, type WholeServer } from '../whole-server.ts'
import { atOnce } from './at-once.ts'
import { audit, everythingOf } from './audit.ts'
import { askSocket, fieldsOf, type Input, isOutputOf, isTyped, requestOf } from './calls.ts'
import { exampleOf, type Scene, setScene } from './examples.ts'
import { HOSTILE, pick, type Random, spoil } from './hostile.ts'

/** Another seed finds other things; a failure says the payload, and this makes it come again. */
const SEED = 20_261_121
const ROUNDS = 33

let server: WholeServer
let known: Scene
let quiet: Scene
let untouched: unknown
const unhandled: unknown[] = []
const note = (error: unknown) => void unhandled.push(error)

beforeAll(async () => {
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  server = await startWholeServer()
  known = await setScene(server)
  quiet = await setScene(server)
  untouched = await everythingOf(server.pool, quiet.topicId)
})
afterAll(async () => {
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
  await server.stop()
})

/** How many payloads there were of each kind, for the count at the end. */
const sent = { http: 0, socket: 0, raw: 0 }

type Answer = { code: string; isSound: boolean }

const describeInput = (input: unknown) => (JSON.stringify(input) ?? String(input)).slice(0, 300)

/** A success as the contract has it, or a typed error; and never that it was the server's own fault. */
function expectSound(command: Command, input: unknown, answer: Answer) {
  const what = { command: command.name, input: describeInput(input) }
  expect({
    ...what,
    ...answer,
    isSound: answer.isSound && !/internal|unavailable/.test(answer.code),
  }).toEqual({
    ...what,
    ...answer,
    isSound: true,
  })
}

async function overHttp(browser: Browser, command: Command, input: unknown): Promise<Answer> {
  sent.http++
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
  const request = requestOf(command, isObject ? (input as Input) : {})
  // What is no object has no fields for the address: it is sent as the body of an address that is right.
  const body = isObject ? request.body : command.http?.method === 'GET' ? undefined : input
  const headers = isObject ? request.headers : undefined
  const { status, body: reply } = await browser.ask(request.method, request.path, {
    body,
    ...(headers && { headers }),
  })
  if (status < 300) return { code: 'ok', isSound: isOutputOf(command, reply) }
  const { error, ...beside } = reply
  const isRight = isTyped(error) && (ERROR_STATUS[error.code] === status || status === 431)
  return { code: error?.code ?? 'none', isSound: isRight && Object.keys(beside).length === 0 }
}

async function overSocket(socket: Socket, command: Command, args: unknown[]): Promise<Answer> {
  sent.socket++
  const { ok, ...rest } = await askSocket(socket, command.name, ...args)
  if (ok) return { code: 'ok', isSound: isOutputOf(command, rest) }
  return { code: rest.error?.code ?? 'none', isSound: isTyped(rest.error) && Object.keys(rest).length === 1 }
}

const SMALL = HOSTILE.filter(value => (JSON.stringify(value) ?? '').length < 1_000)

/** Arguments of an event beside the one object that a command takes. What no frame holds is for the wire's own tests. */
function argumentsFor(random: Random, input: unknown): unknown[] {
  const way = random()
  const args =
    way < 0.05
      ? [input, input]
      : way < 0.08
        ? []
        : way < 0.11
          ? [Buffer.from('binary')]
          : way < 0.15
            ? Array.from({ length: 50 }, () => pick(random, SMALL))
            : [input]
  return Buffer.byteLength(JSON.stringify(args)) < LIMITS.frameBytes - 1_000 ? args : [{}]
}

describe('every command of the contract takes whatever comes', () => {
  test.each(REGISTRY.map((command, index) => [command.name, command, index] as const))(
    '%s',
    async (name, command, index) => {
      const random = seededRandom(SEED + index)
      // What it does to a scene, or to who is logged in, stays in it.
      const scene = await setScene(server, /^(account|session):/.test(name) ? undefined : known)
      const socket = await opened(scene.member.browser.connect())
      const codes = new Set<string>()
      for (let round = 0; round < ROUNDS; round++) {
        const input = spoil(random, exampleOf(command, scene), Object.keys(fieldsOf(command)))
        const answers: Answer[] = []
        if (command.http) answers.push(await overHttp(scene.member.browser, command, input))
        if (command.socket) answers.push(await overSocket(socket, command, argumentsFor(random, input)))
        for (const answer of answers) {
          expectSound(command, input, answer)
          codes.add(answer.code)
        }
        // Nobody waits for the answer to this one.
        if (command.socket && round % 10 === 0) socket.emit(command.name, input)
      }
      // Had all been refused for one reason, such as a session that ended, nothing would have been looked at.
      expect(codes).toContain('invalid')
      if (command.socket) expect(socket.connected).toBe(true)
      socket.close()
    },
  )
})

const BROKEN_JSON = [
  '{',
  '}',
  '[',
  '{"body":',
  '{"body":"x",}',
  "{'body':'x'}",
  'NaN',
  'undefined',
  '{"limit":1e999}',
  '{"body":"\\ud800"}',
  '{"body":"\\u0000"}',
  '\u0000',
  '\uFEFF{}',
  '{"a":1}{"a":2}',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"body":"x","body":["y"]}',
  '"text"',
  '[]',
  '5',
  'null',
  '',
]

const TYPES = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/json;;;',
  'application/json, text/plain',
  'APPLICATION/JSON',
  'json',
  '*/*',
  'application/octet-stream',
]

test('bodies that are no JSON, and JSON that claims to be something else, are refused in our own form', async () => {
  const { member } = known
  const scene = await setScene(server)
  const writes = REGISTRY.filter(({ http }) => http && !['GET', 'DELETE'].includes(http.method))
  await atOnce(4, writes, async command => {
    const { method, path } = requestOf(command, exampleOf(command, scene))
    const bodies = BROKEN_JSON.map(body => ({ body, headers: {} }))
    const types = TYPES.map(type => ({ body: '{"surprise":1}', headers: { 'content-type': type } }))
    for (const given of [...bodies, ...types]) {
      sent.http++
      const { status, body } = await member.browser.ask(method, path, given)
      const answer = { code: body.error?.code ?? 'ok', isSound: status < 300 || isTyped(body.error) }
      expectSound(command, given, answer)
    }
  })
})

describe('on the wire itself', () => {
  /** What Engine.IO and Socket.IO make of their own frames is theirs; what they cannot read must end nothing. */
  const FRAMES: Array<string | Buffer> = [
    '',
    '4',
    '42',
    '42[',
    '42[]',
    '42[1]',
    '42[null]',
    '42["thought:post"',
    '42["thought:post"]',
    '42["thought:post",{}]',
    '420["thought:post"]',
    '42999999999999999999["thought:post",{}]',
    '42-1["thought:post",{}]',
    '42["connect"]',
    '42["disconnect"]',
    '42["disconnecting"]',
    '42["error"]',
    '42["newListener","x"]',
    '42["removeListener"]',
    '42["connect_error"]',
    '42["__proto__",{}]',
    '42["constructor",{}]',
    '42["toString"]',
    '42["topic:changes",{"topicId":"x"}]',
    '42["bye",{"code":"session-ended"}]',
    '42{"thought:post":1}',
    '42"thought:post"',
    '43["x"]',
    '430[]',
    '4399999[]',
    '44"nonsense"',
    '45',
    '451-',
    '451-["thought:post",{"_placeholder":true,"num":0}]',
    '451-["thought:post",{"_placeholder":true,"num":9}]',
    '459999999-["thought:post",{"_placeholder":true,"num":0}]',
    '451-["thought:post",{"_placeholder":true,"num":"__proto__"}]',
    '46',
    '460[{"_placeholder":true,"num":0}]',
    '40',
    '40{"v":1}',
    '40/admin,',
    '40/admin,{"v":1}',
    '41',
    '41/admin',
    '49',
    '0',
    '0{"sid":"x"}',
    '1',
    '2',
    '2probe',
    '3',
    '3probe',
    '5',
    '6',
    '7',
    'b',
    'bAAAA',
    'x',
    '\u0000',
    '\uD800',
    `42["thought:post",${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
    `42["${'x'.repeat(30_000)}"]`,
    `42["thought:post",{"body":"${'x'.repeat(60_000)}"}]`,
    `42["thought:post","${'x'.repeat(200_000)}"]`,
    Buffer.alloc(0),
    Buffer.from([0]),
    Buffer.from([255, 254, 253]),
    Buffer.from('42["thought:post",{}]'),
    Buffer.alloc(1_000, 0x34),
    Buffer.alloc(100_000),
  ]

  type Wire = { send(frame: string | Buffer): void }

  const wireOf = (socket: Socket) => (socket.io.engine as unknown as { transport: { ws: Wire } }).transport.ws

  /** Still answers, or was closed: nothing in between. */
  async function isSettled(socket: Socket): Promise<boolean> {
    const alive = askSocket(socket, 'topic:unwatch', { topicId: 'nothing-here' }).then(
      ack => isTyped(ack.error),
      () => !socket.connected,
    )
    const closed = new Promise<boolean>(resolve => socket.once('disconnect', () => resolve(true)))
    return await Promise.race([alive, closed])
  }

  test('each broken frame closes its own connection at most', async () => {
    const { member } = known
    const bystander = await opened(member.browser.connect())
    await atOnce(6, FRAMES, async frame => {
      const socket = await opened(member.browser.connect())
      // Twice, and once more after the first half of a binary event: what is half read must not confuse the next.
      for (const each of [frame, frame, '451-["thought:post",{"_placeholder":true,"num":0}]', frame]) {
        wireOf(socket).send(each)
        sent.raw++
      }
      expect({ frame: String(frame).slice(0, 80), settled: await isSettled(socket) }).toMatchObject({
        settled: true,
      })
      socket.close()
    })
    expect(await isSettled(bystander)).toBe(true)
    expect(bystander.connected).toBe(true)
    bystander.close()
  })

  test('so does each broken request of long polling', async () => {
    const headers = { origin: server.url, 'content-type': 'text/plain;charset=UTF-8' }
    const base = `${server.url}/socket.io/?EIO=4&transport=polling`
    await atOnce(6, FRAMES, async frame => {
      const opening = await (await fetch(base, { headers })).text()
      const { sid } = JSON.parse(opening.slice(1)) as { sid: string }
      for (const body of ['40{"v":1}', frame, `${String(frame)}\u001E${String(frame)}`]) {
        const reply = await fetch(`${base}&sid=${sid}`, {
          method: 'POST',
          headers,
          body: new Uint8Array(Buffer.from(body)),
        })
        sent.raw++
        await reply.text()
        expect([200, 400, 413]).toContain(reply.status)
      }
    })
  })

  test.each([
    'transport=polling',
    'EIO=4',
    'EIO=4&transport=pigeon',
    'EIO=99&transport=polling',
    'EIO=4&transport=polling&sid=nobody',
    'EIO=4&transport=polling&sid[]=1',
    'EIO=4&transport=websocket',
    'EIO=4&transport=polling&__proto__=1',
    `EIO=4&transport=polling&t=${'x'.repeat(5_000)}`,
  ])('a handshake with %s is answered', async query => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      sent.raw++
      const reply = await fetch(`${server.url}/socket.io/?${query}`, {
        method,
        headers: { origin: server.url },
      })
      await reply.text()
      expect(reply.status).toBeLessThan(500)
    }
  })
})

describe('after all of that', () => {
  test('there were thousands of payloads', () => {
    expect(sent.http + sent.socket).toBeGreaterThan(2_000)
    expect(sent.raw).toBeGreaterThan(400)
  })

  test('nothing was thrown that nobody caught, and the server has no fault to report', () => {
    expect(unhandled).toEqual([])
    expect(server.faults).toEqual([])
  })

  test('what nobody meant to touch is as it was, and whatever was stored is sound', async () => {
    expect(await everythingOf(server.pool, quiet.topicId)).toEqual(untouched)
    expect(await audit(server.pool)).toEqual([])
  })

  test('the server serves', async () => {
    const guest = createBrowser(server.url)
    expect((await guest.ask('GET', '/health/ready')).status).toBe(200)
    const socket = await opened(quiet.member.browser.connect())
    const input = exampleOf(commandOf('thought:post'), quiet)
    expect(await askSocket(socket, 'thought:post', input)).toMatchObject({ ok: true, thought: { seq: 3 } })
    socket.close()
    expect(Object.prototype).not.toHaveProperty('isAdmin')
  })
})
