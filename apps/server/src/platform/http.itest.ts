import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPeople, getPerson } from '@mehfil/shared/contract/people'
import { loadThoughts, postThought } from '@mehfil/shared/contract/thoughts'
import { listTopics } from '@mehfil/shared/contract/topics'
import { ErrorBody } from '@mehfil/shared/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Route } from '#platform/handling.ts'
import { type Browser, createBrowser, type Reply, registered } from '../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../test/small-server.ts'

const PAGE = '<!doctype html><title>Mehfil</title><body></body>'
const webDist = mkdtempSync(path.join(tmpdir(), 'mehfil-web-'))
const posted: unknown[] = []

const routes: Route[] = [
  { command: loadThoughts, handle: async (input: never) => ({ input }) },
  { command: findPeople, handle: async (input: never) => ({ input }) },
  { command: listTopics, handle: () => new Promise(() => undefined) },
  {
    command: getPerson,
    handle: async () => {
      throw new Error('select secret from people')
    },
  },
  {
    command: postThought,
    handle: async (input: { body: string }) => {
      posted.push(input)
      return { thought: {}, ...(input.body === 'again' && { duplicate: true }) }
    },
  } as Route,
]

let server: SmallServer
let member: Browser
beforeAll(async () => {
  mkdirSync(path.join(webDist, 'assets'))
  writeFileSync(path.join(webDist, 'index.html'), PAGE)
  writeFileSync(path.join(webDist, 'sw.js'), 'self\n')
  writeFileSync(path.join(webDist, 'manifest.webmanifest'), '{}')
  writeFileSync(path.join(webDist, 'assets/app-3f2a.js'), 'export {}\n'.repeat(500))
  server = await startSmallServer({ routes: () => routes, deadlineMs: 2_000, webDist })
  member = await registered(server.url, 'asha')
})
afterAll(async () => {
  await server.stop()
  rmSync(webDist, { recursive: true, force: true })
})

const THOUGHTS = '/api/topics/shayari/thoughts'
const thought = (body = 'arz kiya hai') => ({ clientId: crypto.randomUUID(), body })

const expectError = ({ body, status }: Reply, expected: { status: number; code: string }) => {
  expect(z.safeParse(ErrorBody, body.error).success).toBe(true)
  expect({ status, code: body.error?.code }).toEqual(expected)
}

describe('what changes something (S3)', () => {
  const post = (headers: Record<string, string>, body: unknown = thought()) =>
    member.ask('POST', THOUGHTS, { body, headers })

  it('is done for a page of ours, and where the browser says that it is one', async () => {
    expect((await post({})).status).toBe(201)
    expect((await post({ origin: '', 'sec-fetch-site': 'same-origin' })).status).toBe(403)
    const { cookie } = member
    const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const init = { method: 'POST', headers, body: JSON.stringify(thought()) }
    expect((await fetch(server.url + THOUGHTS, init)).status).toBe(201)
  })

  it.each([
    ['of somebody else', { origin: 'https://evil.example' }],
    ['in a sandbox', { origin: 'null' }],
    ['on another port', { origin: 'http://127.0.0.1:1' }],
    ['that pretends to be us', { origin: 'http://127.0.0.1.evil.example' }],
    [
      'of somebody else, whatever else it says',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('is not done for a page %s', async (_, headers) => {
    const before = posted.length
    expectError(await post(headers), { status: 403, code: 'forbidden' })
    expect(posted).toHaveLength(before)
  })

  it.each([
    ['text/plain', JSON.stringify(thought())],
    ['application/x-www-form-urlencoded', 'body=x'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['text/plain; application/json', JSON.stringify(thought())],
  ])('is not done with a body of %s', async (type, body) => {
    const before = posted.length
    expectError(await post({ 'content-type': type }, body), { status: 415, code: 'unsupported-media' })
    expect(posted).toHaveLength(before)
  })
})

describe('a request that cannot be served', () => {
  it.each([
    ['no JSON', '{"body":', 400, 'invalid'],
    ['a list', '[]', 400, 'invalid'],
    ['text', '"text"', 400, 'invalid'],
    ['a body of 33 KiB', JSON.stringify({ body: 'x'.repeat(33 * 1024) }), 413, 'too-large'],
    ['a deep body', `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`, 400, 'invalid'],
    ['__proto__', '{"__proto__":{"a":1}}', 400, 'invalid'],
    ['an unknown field', '{"isAdmin":true}', 400, 'invalid'],
    ['the wrong types', '{"clientId":5,"body":{}}', 400, 'invalid'],
  ])('with %s gets a typed error', async (_, body, status, code) => {
    expectError(await member.ask('POST', THOUGHTS, { body }), { status, code })
  })

  it.each([
    ['GET', '/api/nothing', 404, 'not-found'],
    ['GET', '/api', 404, 'not-found'],
    ['DELETE', '/api/auth/me', 404, 'not-found'],
    ['GET', '/nothing.js', 404, 'not-found'],
    ['GET', '/assets/gone.js', 404, 'not-found'],
    ['GET', '/assets/..%2f..%2findex.html', 404, 'not-found'],
    ['GET', '/api/topics/%ff/thoughts', 400, 'invalid'],
    ['GET', '/api/topics/x%00y/thoughts', 400, 'invalid'],
    ['GET', '/api/topics/shayari/thoughts?limit=many', 400, 'invalid'],
    ['GET', '/api/topics/shayari/thoughts?__proto__=1', 400, 'invalid'],
    ['GET', '/api/topics/shayari/thoughts?limit=1&limit=2', 400, 'invalid'],
    ['GET', '/api/sessions', 401, 'unauthenticated'],
  ])('%s %s gets a typed error', async (method, address, status, code) => {
    expectError(await createBrowser(server.url).ask(method, address), { status, code })
  })

  it('gets 431 for headers without end, and 400 for what is no HTTP, both typed', async () => {
    const raw = async (text: string) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.end(text)
      const chunks: Buffer[] = []
      socket.on('data', chunk => chunks.push(chunk))
      await once(socket, 'close')
      const [head = '', body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n')
      return { status: Number(head.split(' ')[1]), code: JSON.parse(body).error.code }
    }
    expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`)).toEqual({
      status: 431,
      code: 'too-large',
    })
    expect(await raw('not http at all\r\n\r\n')).toEqual({ status: 400, code: 'invalid' })
  })

  it('says nothing of a fault but its request id, and logs what it was (S17)', async () => {
    const reply = await member.ask('GET', '/api/people/asha')
    expectError(reply, { status: 500, code: 'internal' })
    expect(JSON.stringify(reply.body)).not.toMatch(/secret|select|\bat /)
    const requestId = reply.body.error?.requestId
    expect(reply.headers.get('x-request-id')).toBe(requestId)
    expect(server.calls.find(call => call.requestId === requestId)?.fault).toBeInstanceOf(Error)
  })

  it('is cut when the handler hangs', async () => {
    const reply = await member.ask('GET', '/api/topics')
    expectError(reply, { status: 503, code: 'unavailable' })
    expect(reply.headers.get('retry-after')).toBe('1')
  })
})

describe('an answer', () => {
  it('is built from path, query and body; numbers of the query are numbers where the field is one', async () => {
    const page = await member.ask('GET', `${THOUGHTS}?limit=5&before=12`)
    expect(page.body.input).toEqual({ topicId: 'shayari', limit: 5, before: 12 })
    const id = crypto.randomUUID()
    expect((await member.ask('GET', `/api/people?ids=${id}`)).body.input).toEqual({ ids: id })
  })

  it('is 201 for what was made, 200 for what had been made before (D2)', async () => {
    expect((await member.ask('POST', THOUGHTS, { body: thought() })).status).toBe(201)
    expect((await member.ask('POST', THOUGHTS, { body: thought('again') })).status).toBe(200)
  })

  it('is never stored, and says nothing of what made it', async () => {
    const { headers } = await member.ask('GET', '/api/auth/me')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('is seen by the log as what it was, never with what was in it', () => {
    const call = server.calls.find(({ command }) => command === 'thought:post')
    expect(Object.keys(call ?? {}).sort()).toEqual([
      'code',
      'command',
      'ms',
      'requestId',
      'transport',
      'userId',
    ])
  })
})

describe('the web app', () => {
  const get = (address: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
    fetch(server.url + address, { headers })

  it.each(['/', '/home', '/t/shayari', '/@asha', '/settings', '/login?next=%2Fhome'])(
    'is the same page at %s, asked for anew each time',
    async address => {
      const response = await get(address)
      expect(await response.text()).toMatch(/^<!doctype html><title>Mehfil<\/title><body>/)
      expect(response.headers.get('cache-control')).toBe('private, no-cache')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    },
  )

  it.each([
    ['/sw.js', 'text/javascript; charset=utf-8'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
  ])('has %s looked at anew each time, and puts nobody’s answers into it', async (address, type) => {
    const response = await get(address, { accept: '*/*', cookie: member.cookie })
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('set-cookie')).toBeNull()
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/manifest-src 'self';.*worker-src 'self'/)
    expect(await response.text()).not.toContain('answers')
  })

  it('cannot take what another app shares, and leads to where one writes', async () => {
    const body = new FormData()
    body.set('text', 'From elsewhere')
    const response = await fetch(`${server.url}/share`, { method: 'POST', body, redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/share?lost')
  })

  it('keeps its named assets for a year, and sends them compressed', async () => {
    const response = await get('/assets/app-3f2a.js')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })
})
