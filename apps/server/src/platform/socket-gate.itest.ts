import { once } from 'node:events'
import http from 'node:http'
import { connect as connectTcp } from 'node:net'
import type { ErrorBody } from '@mehfil/shared/errors'
import type { Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, createBrowser, next, opened, registered } from '../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../test/small-server.ts'

let server: SmallServer
let member: Browser
beforeAll(async () => {
  server = await startSmallServer({
    env: {
      MAX_CONNECTIONS: '6',
      MAX_CONNECTIONS_PER_IP: '4',
      MAX_CONNECTIONS_PER_USER: '2',
      TRUST_PROXY: '1',
    },
  })
  member = await registered(server.url, 'asha')
})
afterAll(() => server.stop())

const open: Socket[] = []
const connect = async (browser: Browser, options = {}, address?: string) => {
  const headers = { origin: server.url, ...(browser.cookie && { cookie: browser.cookie }) }
  const extraHeaders = { ...headers, ...(address && { 'x-forwarded-for': address }) }
  const socket = browser.connect({ extraHeaders, ...options })
  open.push(socket)
  return await opened(socket)
}
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close()
  await expect.poll(() => server.sockets.counts().userSockets + server.sockets.counts().guests).toBe(0)
})

const refusalOf = async (connecting: Promise<Socket>): Promise<ErrorBody> => {
  const error = await connecting.then(
    () => undefined,
    (refused: { data?: ErrorBody }) => refused,
  )
  if (!error?.data) throw new Error(`not refused in our own form: ${String(error)}`)
  return error.data
}

/** The first request of a connection as a page of `headers` would cause it; the status that it gets. */
async function handshake(
  transport: 'polling' | 'websocket',
  headers: Record<string, string>,
): Promise<number> {
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  }
  const request = http.get(`${server.url}/socket.io/?EIO=4&transport=${transport}`, {
    headers: { ...headers, ...(transport === 'websocket' && upgrade) },
  })
  const answered = Promise.race([once(request, 'response'), once(request, 'upgrade')])
  const [response] = (await answered) as [http.IncomingMessage]
  request.destroy()
  return response.statusCode ?? 0
}

/** Everything that a page of somebody else can make a browser send, and some that only a program can. */
function hijacks(): Array<Record<string, string>> {
  const { host } = new URL(server.url)
  const origins = [
    undefined,
    'null',
    '',
    'https://evil.example',
    'http://evil.example:3000',
    `https://${host}`,
    `http://${host}.evil.example`,
    `http://evil.example/${host}`,
    `http://user@${host}`,
    `${server.url}/`,
    `${server.url}, https://evil.example`,
    'http://127.0.0.1:1',
    'file://',
  ]
  const sites = [undefined, 'cross-site', 'same-site', 'none']
  return origins.flatMap(origin =>
    sites.map(site => ({ ...(origin !== undefined && { origin }), ...(site && { 'sec-fetch-site': site }) })),
  )
}

describe('a page of somebody else (S4)', () => {
  it('opens no socket, by polling or by websocket, whatever it sends', async () => {
    const cookie = member.cookie
    const variants = hijacks()
    expect(variants.length * 2).toBeGreaterThanOrEqual(100)
    const statuses = new Map<string, number>()
    for (const transport of ['polling', 'websocket'] as const) {
      for (const headers of variants) {
        statuses.set(
          `${transport} ${JSON.stringify(headers)}`,
          await handshake(transport, { cookie, ...headers }),
        )
      }
    }
    expect([...statuses].filter(([, status]) => status < 400)).toEqual([])
    expect(server.sockets.counts()).toMatchObject({ userSockets: 0, guests: 0 })
  })

  it('takes over no connection that is open: the rule holds for every later request too', async () => {
    const socket = await connect(member, { transports: ['polling'], upgrade: false })
    const { id } = socket.io.engine
    for (const method of ['GET', 'POST']) {
      const response = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${id}`, {
        method,
        headers: { origin: 'https://evil.example', cookie: member.cookie },
        ...(method === 'POST' && { body: '42["thought:post",{}]' }),
      })
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ error: { code: 'forbidden' } })
    }
    expect(socket.connected).toBe(true)
  })

  it('while our own page opens one, with its origin or by the word of the browser', async () => {
    expect(await handshake('polling', { origin: server.url })).toBe(200)
    expect(await handshake('polling', { 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await handshake('websocket', { origin: server.url })).toBe(101)
  })
})

describe('the handshake', () => {
  it('knows a member by her cookie, and a guest by its absence', async () => {
    await Promise.all([connect(member), connect(createBrowser(server.url))])
    expect(server.sockets.counts()).toEqual({ users: 1, userSockets: 1, guests: 1, rooms: 2 })
  })

  it.each([[{}], [{ v: 2 }], [{ v: '1' }], [undefined]])(
    'with %o instead of the version is refused: reload',
    async auth => {
      const refusal = await refusalOf(connect(member, { auth }))
      expect(refusal).toMatchObject({ code: 'upgrade-required', requestId: expect.any(String) })
    },
  )

  it('with one connection too many from a network is refused in our own form', async () => {
    await Promise.all(Array.from({ length: 4 }, () => connect(createBrowser(server.url), {}, '203.0.113.1')))
    const refusal = await refusalOf(connect(createBrowser(server.url), {}, '203.0.113.1'))
    expect(refusal).toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) })
    await connect(createBrowser(server.url), {}, '203.0.113.2')
  })

  it('with one connection too many in all is refused, until somebody leaves', async () => {
    const one = await connect(createBrowser(server.url), {}, '203.0.113.9')
    for (let n = 1; n < 6; n++) await connect(createBrowser(server.url), {}, `203.0.113.${n}`)
    const again = () => connect(createBrowser(server.url), {}, '203.0.113.7')
    expect(await refusalOf(again())).toMatchObject({ code: 'unavailable', retryAfterMs: expect.any(Number) })
    one.close()
    await expect.poll(() => server.sockets.counts().guests).toBe(5)
    await expect
      .poll(() =>
        again().then(
          () => 'in',
          () => 'refused',
        ),
      )
      .toBe('in')
  })

  it('of a member with one too many replaces her oldest, and says so', async () => {
    const first = await connect(member)
    const bye = next(first, 'bye')
    const second = await connect(member)
    const third = await connect(member)
    expect(await bye).toMatchObject({ code: 'replaced' })
    await expect.poll(() => [first.connected, second.connected, third.connected]).toEqual([false, true, true])
  })
})

describe('the end of a server', () => {
  it('asks each client to move over, a little later than the one before, and lets nobody in', async () => {
    const ending = await startSmallServer({ databaseUrl: server.databaseUrl })
    const sockets = await Promise.all(
      Array.from({ length: 4 }, () => opened(createBrowser(ending.url).connect())),
    )
    const drains = sockets.map(socket => next<{ delayMs: number }>(socket, 'drain'))
    const stopping = ending.sockets.stop({ spreadMs: 400 })
    const delays = (await Promise.all(drains)).map(({ delayMs }) => delayMs)
    expect(delays.sort((a, b) => a - b)).toEqual([0, 100, 200, 300])
    const refusal = await refusalOf(opened(createBrowser(ending.url).connect()))
    expect(refusal).toMatchObject({ code: 'unavailable', retryAfterMs: 2_000 })
    await stopping
    await expect.poll(() => sockets.some(socket => socket.connected)).toBe(false)
    await ending.stop()
  })
})

describe('a line that is reset while its session is still being looked up', () => {
  it('is nobody’s trouble: the server goes on (S9)', async () => {
    const uncaught: unknown[] = []
    const note = (error: unknown) => uncaught.push(error)
    process.on('uncaughtException', note)
    const slow = await registered(server.url, 'bilal')
    const holder = await server.pool.connect()
    try {
      await holder.query('begin')
      await holder.query('lock table user_sessions in access exclusive mode')
      const line = connectTcp(server.port, '127.0.0.1')
      await once(line, 'connect')
      line.write(
        [
          'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
          `Host: ${new URL(server.url).host}`,
          `Origin: ${server.url}`,
          `Cookie: ${slow.cookie}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          '\r\n',
        ].join('\r\n'),
      )
      const isLookedUp = async () => {
        const waiting = `select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query ~ 'user_sessions'`
        // Not by the holder: in a transaction this view stays as it was first seen.
        return (await server.pool.query(waiting)).rowCount
      }
      await expect.poll(isLookedUp).toBeGreaterThan(0)
      line.resetAndDestroy()
      await once(line, 'close')
    } finally {
      await holder.query('rollback')
      holder.release()
    }
    expect(await handshake('websocket', { cookie: slow.cookie, origin: server.url })).toBe(101)
    await expect.poll(() => server.sockets.counts().userSockets).toBe(0)
    process.off('uncaughtException', note)
    expect(uncaught).toEqual([])
  })
})
