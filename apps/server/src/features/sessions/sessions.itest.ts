import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from '@mehfil/shared/session'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { pruneSessions } from '#platform/session-store.ts'
import { type Browser, createBrowser, next, opened, PASSWORD, registered } from '../../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../../test/small-server.ts'

const DAY_MS = 86_400_000

let server: SmallServer
beforeAll(async () => {
  server = await startSmallServer({ env: { MAX_CONNECTIONS_PER_USER: '0', MAX_CONNECTIONS_PER_IP: '0' } })
})
afterAll(() => server.stop())
afterEach(() => {
  vi.useRealTimers()
})

async function alsoAt(handle: string, userAgent = 'another browser'): Promise<Browser> {
  const browser = createBrowser(server.url)
  const reply = await browser.ask('POST', '/api/auth/login', {
    body: { handle, password: PASSWORD },
    headers: { 'user-agent': userAgent },
  })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return browser
}

const sessionsOf = async (browser: Browser) =>
  (await browser.ask('GET', '/api/sessions')).body.sessions as Session[]

const isIn = async (browser: Browser) => (await browser.ask('GET', '/api/auth/me')).status === 200

describe('sessions', () => {
  it('are listed newest first, without the cookie in them', async () => {
    const here = await registered(server.url, 'lister')
    const there = await alsoAt('lister', 'Firefox')
    const sessions = await sessionsOf(here)
    expect(sessions.map(one => [one.userAgent, one.current])).toEqual([
      ['Firefox', false],
      [expect.any(String), true],
    ])
    for (const { createdAt, seenAt } of sessions) {
      const sinceMs = Date.now() - Date.parse(seenAt)
      expect(sinceMs).toBeGreaterThan(-60_000)
      expect(sinceMs).toBeLessThan(60_000)
      expect(Date.parse(seenAt)).toBeGreaterThanOrEqual(Date.parse(createdAt))
    }
    const secret = decodeURIComponent(there.cookie).split(':')[1]?.split('.')[0] ?? ''
    expect(secret.length).toBeGreaterThan(20)
    expect(JSON.stringify(sessions)).not.toContain(secret)
  })

  it('end one by one, and all others at once, each with its sockets', async () => {
    const here = await registered(server.url, 'ender')
    const there = await alsoAt('ender')
    const socket = await opened(there.connect())
    const bye = next(socket, 'bye')
    const other = (await sessionsOf(here)).find(one => !one.current)
    expect((await here.ask('DELETE', `/api/sessions/${other?.id}`)).status).toBe(204)
    expect(await bye).toMatchObject({ code: 'session-ended' })
    expect(await isIn(there)).toBe(false)

    const more = await Promise.all([alsoAt('ender'), alsoAt('ender')])
    expect((await here.ask('DELETE', '/api/sessions')).status).toBe(204)
    expect(await Promise.all([here, ...more].map(isIn))).toEqual([true, false, false])
  })

  it('of others answer like sessions that do not exist', async () => {
    const victim = await registered(server.url, 'victim')
    const [session] = await sessionsOf(victim)
    const attacker = await registered(server.url, 'attacker')
    const reply = await attacker.ask('DELETE', `/api/sessions/${session?.id}`)
    expect(reply.body.error?.code).toBe('not-found')
    expect(await isIn(victim)).toBe(true)
  })
})

describe('revoking a session (S2)', () => {
  const RACES = Number(process.env.SESSION_RACES ?? 300)

  it('is not undone by a request under way', async () => {
    const here = await registered(server.url, 'racer')
    let survivors = 0
    for (let race = 0; race < RACES; race += 10) {
      const others = await Promise.all(Array.from({ length: 10 }, () => startSession('racer')))
      await Promise.all([
        ...others.flatMap(other => Array.from({ length: 3 }, () => isIn(other))),
        sleep(Math.random() * 8).then(() => here.ask('DELETE', '/api/sessions')),
      ])
      survivors += (await Promise.all(others.map(isIn))).filter(Boolean).length
    }
    expect(survivors).toBe(0)
    expect(await sessionsOf(here)).toHaveLength(1)
  }, 120_000)

  it('also closes the sockets that were opening at the time', async () => {
    const here = await registered(server.url, 'opener')
    for (let race = 0; race < RACES / 10; race++) {
      const others = await Promise.all(Array.from({ length: 10 }, () => startSession('opener')))
      const sockets = others.map(other => other.connect())
      const settled = Promise.allSettled(sockets.map(opened))
      await Promise.all([settled, sleep(Math.random() * 12).then(() => here.ask('DELETE', '/api/sessions'))])
    }
    await sleep(200)
    // Whoever came after her session's end is a guest.
    expect(server.sockets.counts().userSockets).toBe(0)
  })

  /** A session as a login makes it, without the price of a password hash. */
  async function startSession(handle: string): Promise<Browser> {
    const browser = createBrowser(server.url)
    const { rows } = await server.pool.query('select id, session_epoch from people where handle = $1', [
      handle,
    ])
    const signed = await signedSession(server, rows[0].id, rows[0].session_epoch)
    browser.setCookie(signed)
    return browser
  }
})

describe('a clock that is wrong by a day', () => {
  it.each([
    ['ahead', DAY_MS],
    ['behind', -DAY_MS],
    ['a year ahead', 365 * DAY_MS],
  ])('%s: no session is lost or kept by it', async (how, by) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by })
    const handle = `clock_${how.replaceAll(' ', '')}`
    const browser = await registered(server.url, handle)
    const { rows } = await server.pool.query(
      `select expire - now() between interval '13 days 23 hours' and interval '14 days' as is_right
       from user_sessions where sess ->> 'personId' = (select id::text from people where handle = $1)`,
      [handle],
    )
    expect(rows).toEqual([{ is_right: true }])
    await pruneSessions(server.pool)
    expect(await isIn(browser)).toBe(true)
  })

  it('does not matter to a session that is over: 14 days unused, or 90 days old', async () => {
    const browser = await registered(server.url, 'oldtimer')
    // The trigger computes `expire` from these, whatever is written there.
    await server.pool.query(
      `update user_sessions set created_at = now() - interval '91 days', expire = now() + interval '1 year'
       where sess ->> 'personId' = (select id::text from people where handle = 'oldtimer')`,
    )
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 100 * DAY_MS })
    expect(await isIn(browser)).toBe(false)
    expect(await pruneSessions(server.pool)).toBeGreaterThan(0)
  })
})

describe('open sockets', () => {
  it('of a session that ended elsewhere are closed by the next check', async () => {
    const browser = await registered(server.url, 'elsewhere')
    const [dying, staying] = await Promise.all([
      opened(browser.connect()),
      opened(createBrowser(server.url).connect()),
    ])
    await server.sockets.recheck()
    expect(dying.connected).toBe(true)
    const bye = next(dying, 'bye')
    await server.pool.query(`update people set session_epoch = session_epoch + 1 where handle = 'elsewhere'`)
    await server.sockets.recheck()
    expect(await bye).toMatchObject({ code: 'session-ended' })
    expect(staying.connected).toBe(true)
    staying.close()
  })
})

async function signedSession(server: SmallServer, personId: string, epoch: number): Promise<string> {
  const sid = randomBytes(24).toString('base64url')
  const sess = { cookie: {}, personId, publicId: randomUUID(), epoch, userAgent: 'a race' }
  await server.pool.query('insert into user_sessions (sid, sess, expire) values ($1, $2, now())', [sid, sess])
  const signature = createHmac('sha256', server.secret).update(sid).digest('base64').replace(/=+$/, '')
  return `mehfil_session=${encodeURIComponent(`s:${sid}.${signature}`)}`
}
