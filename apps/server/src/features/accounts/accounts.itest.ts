import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser, next, opened, PASSWORD, registered } from '../../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../../test/small-server.ts'
import { createAdmin, promote } from './accounts.administration.ts'

let server: SmallServer
beforeAll(async () => {
  server = await startSmallServer({ env: { TRUST_PROXY: '1' } })
})
afterAll(() => server.stop())

const logIn = (handle: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  createBrowser(server.url).ask('POST', '/api/auth/login', { body: { handle, password }, headers })

const register = (handle: string, password = PASSWORD) =>
  createBrowser(server.url).ask('POST', '/api/auth/register', { body: { handle, password } })

describe('the first account', () => {
  it('becomes the admin, and only one does when twenty register at once; demo people do not count', async () => {
    const fresh = await startSmallServer()
    try {
      await fresh.pool.query(
        `insert into people (id, handle, display_name) values (gen_random_uuid(), 'ghalib', 'Ghalib')`,
      )
      const browser = createBrowser(fresh.url)
      const body = (n: number) => ({ body: { handle: `person${n}x`, password: PASSWORD } })
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, n) => browser.ask('POST', '/api/auth/register', body(n))),
      )
      expect(replies.map(reply => reply.status)).toEqual(Array(20).fill(201))
      const { rows } = await fresh.pool.query(`select 1 from people where role = 'admin'`)
      expect(rows).toHaveLength(1)
    } finally {
      await fresh.stop()
    }
  })
})

describe('registering', () => {
  it('logs in and says who one is', async () => {
    const asha = await registered(server.url, 'asha')
    const { body } = await asha.ask('GET', '/api/auth/me')
    expect(body.user).toMatchObject({ handle: 'asha', displayName: 'asha', bio: '', avatarUrl: null })
  })

  it('refuses a taken handle, also in other letters', async () => {
    await registered(server.url, 'taken')
    const reply = await register('@Taken')
    expect(reply.body.error).toMatchObject({ code: 'conflict', field: 'handle' })
  })

  it.each(['admin', 'Mehfil', 'me', 'api', 'adm1n', 'meh_fil', 'he1p', 'r00t'])(
    'reserves %s',
    async handle => {
      expect((await register(handle)).body.error).toMatchObject({ code: 'invalid', field: 'handle' })
    },
  )

  it.each(['password1', 'Password123', 'qwertyuiop', 'nadira_x', 'nadira_x99', 'aaaaaaaaab', 'short'])(
    'refuses %s as a password',
    async password => {
      expect((await register('nadira_x', password)).body.error).toMatchObject({
        code: 'invalid',
        field: 'password',
      })
    },
  )

  it('is refused while it is closed; an operator can still make an admin, and promote somebody', async () => {
    const closed = await startSmallServer({ env: { REGISTRATION: 'closed' } })
    try {
      const browser = createBrowser(closed.url)
      const body = { handle: 'zoya', password: PASSWORD }
      expect((await browser.ask('POST', '/api/auth/register', { body })).body.error?.code).toBe('forbidden')
      expect(await createAdmin(closed.db, body)).toMatchObject({ handle: 'zoya', role: 'admin' })
      await expect(createAdmin(closed.db, body)).rejects.toMatchObject({ code: 'conflict' })
      expect((await browser.ask('POST', '/api/auth/login', { body })).status).toBe(200)
      expect(await promote(closed.db, '@Zoya', 'moderator')).toMatchObject({ role: 'moderator' })
      await expect(promote(closed.db, 'nobody')).rejects.toMatchObject({ code: 'not-found' })
    } finally {
      await closed.stop()
    }
  })
})

describe('the cookie', () => {
  const setCookie = async (url: string, headers: Record<string, string>) => {
    const body = { handle: 'cookiejar', password: PASSWORD }
    const reply = await createBrowser(url).ask('POST', '/api/auth/register', { body, headers })
    return reply.headers.get('set-cookie') ?? ''
  }

  it('is HttpOnly, SameSite=Lax, for the whole site and its host alone (S1)', async () => {
    const cookie = await setCookie(server.url, {})
    expect(cookie).toMatch(/^mehfil_session=s%3A[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  })

  it('is bound to the host and to https where the address is https (S1)', async () => {
    const secure = await startSmallServer({ env: { PUBLIC_URL: 'https://mehfil.example' } })
    const headers = { origin: 'https://mehfil.example', 'x-forwarded-proto': 'https' }
    const cookie = await setCookie(secure.url, headers)
    await secure.stop()
    expect(cookie).toMatch(
      /^__Host-mehfil=s%3A[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
  })
})

describe('logging in', () => {
  it('gives a new session id, and the one from before opens nothing (S2)', async () => {
    const browser = await registered(server.url, 'fixated')
    const planted = browser.copy()
    await browser.ask('POST', '/api/auth/login', { body: { handle: 'fixated', password: PASSWORD } })
    expect(browser.cookie).not.toBe(planted.cookie)
    expect((await planted.ask('GET', '/api/auth/me')).status).toBe(401)
    expect((await browser.ask('GET', '/api/auth/me')).status).toBe(200)
  })

  it('answers a wrong password and an unknown person alike, and in like time (S9)', async () => {
    await registered(server.url, 'knownone')
    const time = async (handle: string) => {
      const started = performance.now()
      const reply = await logIn(handle, 'a wrong password')
      return { ms: performance.now() - started, error: { ...reply.body.error, requestId: '' } }
    }
    await time('warm-up')
    const known = await time('knownone')
    const unknown = await time('unknownone')
    expect(unknown.error).toEqual(known.error)
    // Both hash once: without that, the unknown one would be answered in a millisecond.
    expect(unknown.ms).toBeGreaterThan(known.ms / 4)
  })

  it('makes a guesser wait after ten fails, and lets the member in from elsewhere (S9, S15)', async () => {
    await registered(server.url, 'guessed')
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, n) => logIn('guessed', `wrong number ${n}`, from('203.0.113.7'))),
    )
    const codes = replies.map(reply => reply.status)
    expect(codes.filter(status => status === 401)).toHaveLength(10)
    expect(codes.filter(status => status === 429)).toHaveLength(20)
    const late = replies.find(reply => reply.status === 429)
    expect(late?.body.error?.retryAfterMs).toBeGreaterThan(0)
    expect(late?.body.error?.message).toMatch(/Try again in \d+ minutes\.$/)
    expect((await logIn('guessed', PASSWORD, from('203.0.113.7'))).status).toBe(429)
    // What the client herself put in front of the proxy's word counts for nothing.
    expect((await logIn('guessed', PASSWORD, from('198.51.100.1, 203.0.113.7'))).status).toBe(429)
    expect((await logIn('guessed', PASSWORD, from('198.51.100.1'))).status).toBe(200)
  })

  it('of two hundred at once answers each, and most with a request to come again (S9)', async () => {
    const replies = await Promise.all(Array.from({ length: 200 }, (_, n) => logIn(`crowd${n}`)))
    const statuses = new Set(replies.map(reply => reply.status))
    expect([...statuses].sort()).toEqual([401, 503])
    const refused = replies.find(reply => reply.status === 503)
    expect(refused?.body.error).toMatchObject({ code: 'unavailable', retryAfterMs: 2_000 })
  })
})

describe('logging out', () => {
  it('ends the session, clears the cookie and closes its sockets at once', async () => {
    const browser = await registered(server.url, 'leaver')
    const thief = browser.copy()
    const socket = await opened(browser.connect())
    const bye = next(socket, 'bye')
    const gone = next(socket, 'disconnect')
    const reply = await browser.ask('POST', '/api/auth/logout')
    expect(reply.status).toBe(204)
    expect(browser.cookie).toBe('')
    expect(await bye).toMatchObject({ code: 'session-ended' })
    await gone
    expect((await thief.ask('GET', '/api/auth/me')).status).toBe(401)
  })
})

describe('changing the password', () => {
  it('wants the current one', async () => {
    const browser = await registered(server.url, 'changer')
    const body = { current: 'not the current one', next: 'another long password' }
    const reply = await browser.ask('POST', '/api/auth/password', { body })
    expect(reply.body.error).toMatchObject({ code: 'invalid', field: 'current' })
  })

  it('ends every other session and closes its sockets, and renews this one (S2)', async () => {
    const here = await registered(server.url, 'renewer')
    const before = here.copy()
    const there = createBrowser(server.url)
    await there.ask('POST', '/api/auth/login', { body: { handle: 'renewer', password: PASSWORD } })
    const [ownSocket, otherSocket] = await Promise.all([opened(here.connect()), opened(there.connect())])
    const bye = next(otherSocket, 'bye')
    const body = { current: PASSWORD, next: 'another long password' }
    expect((await here.ask('POST', '/api/auth/password', { body })).status).toBe(204)

    expect(await bye).toMatchObject({ code: 'session-ended' })
    expect((await there.ask('GET', '/api/auth/me')).status).toBe(401)
    expect((await before.ask('GET', '/api/auth/me')).status).toBe(401)
    expect((await here.ask('GET', '/api/auth/me')).status).toBe(200)
    await server.sockets.recheck()
    expect(ownSocket.connected).toBe(true)
    ownSocket.close()
    expect((await logIn('renewer')).status).toBe(401)
    expect((await logIn('renewer', 'another long password')).status).toBe(200)
  })
})
