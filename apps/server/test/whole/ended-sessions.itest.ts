import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, createBrowser, next, PASSWORD } from '../browser.ts'
import { commandOf, type Someone, someone, startWholeServer, type WholeServer } from '../whole-server.ts'
import { askSocket, done, expectRefused } from './calls.ts'
import { connected, SOON } from './watching.ts'

let node: WholeServer
beforeAll(async () => {
  node = await startWholeServer()
})
afterAll(async () => {
  expect(node.faults).toEqual([])
  await node.stop()
})

describe('a session that ends takes its sockets with it, and no others', () => {
  const logIn = async ({ handle }: Someone) => {
    const browser = createBrowser(node.url)
    await done(browser, commandOf('account:log-in'), { handle, password: PASSWORD })
    return browser
  }
  const currentOf = async (browser: Browser) => {
    const { sessions } = await done(browser, commandOf('session:list'), {})
    return (sessions as Array<{ id: string; current: boolean }>).find(session => session.current)?.id
  }

  test.each([
    ['logging out', (_: Browser, phone: Browser) => [phone, 'account:log-out', {}] as const],
    [
      'ending it from another place',
      async (laptop: Browser, phone: Browser) =>
        [laptop, 'session:end', { id: await currentOf(phone) }] as const,
    ],
    ['ending all others', (laptop: Browser) => [laptop, 'session:end-others', {}] as const],
    [
      'changing the password',
      (laptop: Browser) =>
        [laptop, 'account:change-password', { current: PASSWORD, next: `${PASSWORD}, and new` }] as const,
    ],
  ])('by %s', async (_, way) => {
    const member = await someone(node, 'chand')
    const [laptop, phone] = [member.browser, await logIn(member)]
    const [stays, goes] = [await connected(laptop), await connected(phone)]
    const bye = next(goes, 'bye')
    const [browser, name, input] = await way(laptop, phone)
    await done(browser, commandOf(name), input)
    expect(await bye).toMatchObject({ code: 'session-ended', message: expect.any(String) })
    await expect.poll(() => goes.connected, SOON).toBe(false)
    expect(await askSocket(stays, 'person:edit', {})).toMatchObject({ ok: true })
    expectRefused(await phone.ask('GET', '/api/auth/me'), 'unauthenticated')
  })
})
