import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { addressOf, networkOf } from './address.ts'

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

const nobody = () => false
const oneProxy = (_: string, hop: number) => hop < 1

describe('addressOf', () => {
  it('believes nothing when no proxy is trusted (S15)', () => {
    expect(addressOf(request('192.0.2.1', '6.6.6.6'), nobody)).toBe('192.0.2.1')
  })

  it('believes one proxy once: what the client wrote before stays unread', () => {
    expect(addressOf(request('127.0.0.1', '6.6.6.6, 192.0.2.9'), oneProxy)).toBe('192.0.2.9')
    expect(addressOf(request('127.0.0.1'), oneProxy)).toBe('127.0.0.1')
  })

  it('falls back to the proxy when it passed on what is no address', () => {
    expect(addressOf(request('127.0.0.1', '6.6.6.6, unknown'), oneProxy)).toBe('127.0.0.1')
  })

  it('reads an IPv4 address in IPv6 clothes as what it is', () => {
    expect(addressOf(request('::ffff:192.0.2.1'), nobody)).toBe('192.0.2.1')
  })
})

describe('networkOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s (S8)', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
