import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { operatorCheck } from './operator.ts'

const token = 'a-token-of-some-length'

const request = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage

const noAdmin = async () => false
const isOperator = operatorCheck({ token, isAdmin: noAdmin })

describe('who may see the inside', () => {
  test.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])('this machine, as %s', async address => {
    expect(await isOperator(request(address))).toBe(true)
  })

  test.each(['203.0.113.9', '10.0.0.4', '::ffff:192.168.0.7', '2001:db8::1', '127.0.0.1.example', ''])(
    'not the address "%s"',
    async address => {
      expect(await isOperator(request(address))).toBe(false)
    },
  )

  test.each(['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'not what a proxy on this machine passes on, by its %s',
    async header => {
      expect(await isOperator(request('127.0.0.1', { [header]: '127.0.0.1' }))).toBe(false)
    },
  )

  test('whoever has the token, from anywhere, and nobody with a part of it', async () => {
    const outside = (authorization: string) => request('203.0.113.9', { authorization })
    expect(await isOperator(outside(`Bearer ${token}`))).toBe(true)
    for (const wrong of [
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      'Bearer ',
      `Basic ${token}`,
      token,
    ]) {
      expect(await isOperator(outside(wrong)), wrong).toBe(false)
    }
  })

  test('nobody by token when none is set, also not with an empty or a telling one', async () => {
    const check = operatorCheck({ token: null, isAdmin: noAdmin })
    for (const authorization of ['Bearer null', 'Bearer undefined', 'Bearer ']) {
      expect(await check(request('203.0.113.9', { authorization }))).toBe(false)
    }
  })

  test('an admin; a session that cannot be read, or not in time, is nobody’s', async () => {
    const withCookie = request('203.0.113.9', { cookie: 'mehfil_session=x' })
    const check = (isAdmin: () => Promise<boolean>) => operatorCheck({ token, isAdmin })(withCookie)
    expect(await check(async () => true)).toBe(true)
    expect(await check(async () => Promise.reject(new Error('no database')))).toBe(false)
    expect(await check(() => new Promise(() => undefined))).toBe(false)
  })
})
