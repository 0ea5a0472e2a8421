import { describe, expect, it } from 'vitest'
import { createOriginRule } from './origin.ts'

describe('the origin rule (S3, S4)', () => {
  const isOurs = createOriginRule({ publicUrl: 'https://mehfil.example' })

  it('takes our own origin, and what the browser vouches for when it names none', () => {
    expect(isOurs({ origin: 'https://mehfil.example' })).toBe(true)
    expect(isOurs({ 'sec-fetch-site': 'same-origin' })).toBe(true)
  })

  it.each([
    {},
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://mehfil.example' },
    { origin: 'https://mehfil.example:8443' },
    { origin: 'https://mehfil.example.evil.example' },
    { origin: 'https://evil.example', host: 'evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://mehfil.example, https://evil.example' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
  ])('refuses %o', headers => {
    expect(isOurs(headers)).toBe(false)
  })

  it('without PUBLIC_URL takes this machine by its own names only, whatever name leads to it', () => {
    const isLocal = createOriginRule({ publicUrl: null })
    expect(isLocal({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true)
    expect(isLocal({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(true)
    expect(isLocal({ origin: 'http://[::1]:3000', host: '[::1]:3000' })).toBe(true)
    expect(isLocal({ origin: 'http://localhost:4000', host: 'localhost:3000' })).toBe(false)
    expect(isLocal({ origin: 'http://rebound.example:3000', host: 'rebound.example:3000' })).toBe(false)
  })
})
