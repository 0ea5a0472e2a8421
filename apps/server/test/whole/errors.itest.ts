import type { Command, LimitName } from '@mehfil/shared/contract/command'
import { LIMIT_RATES } from '@mehfil/shared/contract/command'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import { LIMITS } from '@mehfil/shared/limits'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import type { Browser, Reply } from '../browser.ts'
import { commandOf, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askHttp, askSocket, done, expectRefused, expectRefusedAck, fieldsOf, requestOf } from './calls.ts'
import { exampleOf, type Scene, setScene } from './examples.ts'
import { connected } from './watching.ts'

const served = REGISTRY.filter(command => command.http)
const inTurn = (commands: readonly Command[]) => commands.map(command => [command.name, command] as const)

let server: WholeServer
let scene: Scene
let me: Browser
beforeAll(async () => {
  server = await startWholeServer()
  scene = await setScene(server)
  me = scene.member.browser
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.stop()
})

/** What stands in the address is not missing but another address. */
const inPath = ({ http }: Command, field: string) => http?.path.split('/').includes(`:${field}`) ?? false

const isRequired = (command: Command, field: string) =>
  fieldsOf(command)[field]?.safeParse(undefined).success === false

/** Of JSON: a file has its fields in headers. */
const hasBody = ({ http }: Command) => http?.method !== 'GET' && http?.method !== 'DELETE' && !http?.takes

describe.each(inTurn(served))('%s', (_, command) => {
  const example = () => exampleOf(command, scene)

  test('names a field that it does not know, and does nothing', async () => {
    const reply = await askHttp(me, command, { ...example(), surprise: 'x' })
    expectRefused(reply, 'invalid', 'surprise')
  })

  test('names the field that is missing, or of the wrong type', async () => {
    for (const field of Object.keys(fieldsOf(command))) {
      if (inPath(command, field)) continue
      const { [field]: right, ...others } = example()
      if (isRequired(command, field)) expectRefused(await askHttp(me, command, others), 'invalid', field)
      const isObject = typeof right === 'object' && !Array.isArray(right)
      const wrong = hasBody(command) && !isObject ? { wrong: 'type' } : '\u0000'.repeat(5_000)
      expectRefused(await askHttp(me, command, { ...others, [field]: wrong }), 'invalid', field)
    }
  })

  test('refuses what in its address is no id, no name, or of nothing', async () => {
    for (const field of Object.keys(fieldsOf(command)).filter(one => inPath(command, one))) {
      expectRefused(await askHttp(me, command, { ...example(), [field]: 'NO-id!' }), 'invalid', field)
      // A client id is made by the device: what nobody has heard of may be on its way.
      if (['kind', 'file', 'clientId'].includes(field)) continue
      const unknown = field === 'handle' ? 'nobody_of_this_name' : newId()
      expectRefused(await askHttp(me, command, { ...example(), [field]: unknown }), 'not-found')
    }
  })
})

describe.each(inTurn(served.filter(hasBody)))('%s', (_, command) => {
  test('refuses a body that is too large, broken, no JSON, or missing', async () => {
    const { method, path } = requestOf(command, exampleOf(command, scene))
    const send = (body: unknown, headers = {}) => me.ask(method, path, { body, headers })
    expectRefused(await send({ body: 'x'.repeat(LIMITS.jsonBytes) }), 'too-large')
    expectRefused(await send('{"a":'), 'invalid')
    expectRefused(await send('[]'), 'invalid')
    expectRefused(
      await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      'unsupported-media',
    )
    expectRefused(
      await send('{}', { 'content-type': 'application/json; charset=latin1' }),
      'unsupported-media',
    )
    expectRefused(await send('x', { 'content-encoding': 'gzip' }), 'unsupported-media')
    const isAskedForMore = Object.keys(fieldsOf(command)).some(
      field => isRequired(command, field) && !inPath(command, field),
    )
    if (isAskedForMore) expectRefused(await me.ask(method, path), 'invalid')
  })
})

describe('an address', () => {
  const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  const pathOf = (command: Command) => requestOf(command, exampleOf(command, scene)).path.split('?')[0] ?? ''
  const isServed = (method: string, path: string) =>
    served.some(({ http }) => {
      const pattern = new RegExp(`^${http?.path.replace(/:\w+/g, '[^/]+')}$`)
      return http?.method === method && pattern.test(path)
    })

  test('is there for the methods of the contract only', async () => {
    let asked = 0
    for (const path of new Set(served.map(pathOf))) {
      for (const method of METHODS.filter(one => !isServed(one, path))) {
        expectRefused(await me.ask(method, path), 'not-found')
        asked++
      }
    }
    expect(asked).toBeGreaterThan(50)
  })

  test.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/topics/x/y/z',
    '/api/../api/nothing',
    '/nothing',
    '/api//',
  ])('%s leads to nothing', async path => {
    for (const method of METHODS) expectRefused(await me.ask(method, path), 'not-found')
  })

  test.each(['/api/people/%ff', '/api/topics/%c0%80', '/%ff'])('%s cannot be read', async path => {
    const { status, body } = await me.ask('GET', path)
    expect(status === 400 || status === 404).toBe(true)
    expect(body).toMatchObject({ error: { code: expect.stringMatching(/^(invalid|not-found)$/) } })
  })
})

describe('a server that counts', () => {
  let strict: WholeServer
  beforeAll(async () => {
    strict = await startWholeServer({ env: { RATE_LIMITS: 'on' } })
  })
  afterAll(() => strict.stop())

  /** The cheapest command of each kind. */
  const CHEAP: Record<LimitName, [name: string, input: Record<string, unknown>]> = {
    read: ['topic:get', { topicId: 'nothing-here' }],
    write: ['person:edit', {}],
    react: ['reaction:add', { thoughtId: newId(), kind: 'wah' }],
    mark: ['topic:read', { topicId: 'nothing-here', seq: 1 }],
    account: ['session:end', { id: newId() }],
    create: ['topic:create', { slug: '!', name: '' }],
    upload: ['media:upload', { surprise: 'x' }],
    view: ['media:load', { file: 'nothing-here' }],
    search: ['search:find', { q: '!' }],
    typing: ['presence:typing', { topicId: 'nothing-here' }],
  }
  const isOverHttp = (limit: LimitName) => commandOf(CHEAP[limit][0]).http !== undefined
  const LIMITED = Object.keys(LIMIT_RATES) as LimitName[]

  const codeOf = ({ status, body }: Reply) => body.error?.code ?? status

  test.each(LIMITED.filter(limit => !isOverHttp(limit)))(
    'answers one call too many of the kind "%s" on the socket, where alone it is',
    async limit => {
      const [name, input] = CHEAP[limit]
      const { browser } = await someone(strict, limit)
      const socket = await connected(browser)
      for (let n = 0; n < LIMIT_RATES[limit].calls; n++) {
        expectRefusedAck(await askSocket(socket, name, input), 'not-found')
      }
      expectRefusedAck(await askSocket(socket, name, input), 'rate-limited')
    },
  )

  test.each(LIMITED.filter(isOverHttp))(
    'answers one call too many of the kind "%s" with how long to wait, and others as before',
    async limit => {
      const [name, input] = CHEAP[limit]
      const command = commandOf(name)
      expect(command.limit).toBe(limit)
      const { browser } = await someone(strict, limit)
      const { calls, seconds } = LIMIT_RATES[limit]
      // Who registers has read who she is, once.
      const left = limit === 'read' ? calls - 1 : calls
      const codes = new Set<unknown>()
      for (let n = 0; n < left; n += 20) {
        const batch = Array.from({ length: Math.min(20, left - n) }, () => askHttp(browser, command, input))
        for (const reply of await Promise.all(batch)) codes.add(codeOf(reply))
      }
      expect([...codes]).not.toContain('rate-limited')
      const refused = await askHttp(browser, command, input)
      expectRefused(refused, 'rate-limited')
      const { retryAfterMs = 0, message } = refused.body.error ?? {}
      expect(retryAfterMs).toBeGreaterThan(0)
      expect(retryAfterMs).toBeLessThanOrEqual(seconds * 1_000)
      expect(refused.headers.get('retry-after')).toBe(String(Math.ceil(retryAfterMs / 1_000)))
      expect(message).toMatch(/Try again in \d+ (second|minute)s?\.$/)
      if (command.socket) {
        const socket = await connected(browser)
        expectRefusedAck(await askSocket(socket, name, input), 'rate-limited')
      }
      const other = await someone(strict, limit)
      expect(codeOf(await askHttp(other.browser, command, input))).not.toBe('rate-limited')
    },
  )

  test('keeps nothing of what it refused', async () => {
    const { browser } = await someone(strict, 'poet')
    const { topic } = await done(browser, commandOf('topic:create'), { slug: 'flood', name: 'Flood' })
    const topicId = (topic as { id: string }).id
    const post = () => ({ topicId, clientId: newId(), body: 'once more' })
    const replies = await Promise.all(
      Array.from({ length: 60 }, () => askHttp(browser, commandOf('thought:post'), post())),
    )
    const made = replies.filter(reply => reply.status === 201).length
    expect(made).toBe(LIMIT_RATES.write.calls)
    for (const reply of replies.filter(({ status }) => status !== 201)) expectRefused(reply, 'rate-limited')
    const { topic: after } = await done(browser, commandOf('topic:get'), { topicId })
    expect(after).toMatchObject({ thoughtCount: made, seq: made })
  })
})
