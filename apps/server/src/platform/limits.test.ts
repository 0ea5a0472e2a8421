import { describe, expect, it } from 'vitest'
import { createFlood } from './flood.ts'
import type { Actor } from './handling.ts'
import { createLimits, tryAgainIn } from './limits.ts'

const guest: Actor = { kind: 'guest' }
const member = (id: string): Actor => ({ kind: 'member', id, handle: id, role: 'member', sessionId: id })

const attempts = async (times: number, take: () => Promise<void>) => {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, take))
  return outcomes.filter(one => one.status === 'fulfilled').length
}

describe('limits (S8)', () => {
  it('allow as many calls as declared, to a member wherever she is', async () => {
    const limits = createLimits({ rateLimits: true })
    const actor = member('asha')
    let n = 0
    const take = () => limits.take('write', { actor, address: `192.0.2.${n++}` })
    expect(await attempts(100, take)).toBe(30)
    await expect(take()).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: expect.any(Number) })
    expect(await attempts(1, () => limits.take('write', { actor: member('bilal'), address: '' }))).toBe(1)
    expect(await attempts(1, () => limits.take('read', { actor, address: '' }))).toBe(1)
  })

  it('count the guests of one IPv6 network as one', async () => {
    const limits = createLimits({ rateLimits: true })
    let n = 0
    const take = () => limits.take('account', { actor: guest, address: `2001:db8::${(n++).toString(16)}` })
    expect(await attempts(50, take)).toBe(20)
    expect(
      await attempts(1, () => limits.take('account', { actor: guest, address: '2001:db8:0:1::1' })),
    ).toBe(1)
  })

  it('can be off', async () => {
    const limits = createLimits({ rateLimits: false })
    expect(await attempts(1_000, () => limits.take('create', { actor: guest, address: '' }))).toBe(1_000)
  })

  it.each([
    [1, 'Try again in 1 second.'],
    [12_300, 'Try again in 13 seconds.'],
    [540_000, 'Try again in 9 minutes.'],
  ])('say %i ms in words', (ms, words) => {
    expect(tryAgainIn(ms)).toBe(words)
  })
})

describe('the flood guard of a socket', () => {
  it('lets a burst pass, refuses more, closes on the absurd, and recovers', () => {
    let now = 0
    const flood = createFlood({ now: () => now, elapsed: () => now })
    const verdicts = Array.from({ length: 1_300 }, flood)
    expect(verdicts.indexOf('refuse')).toBe(200)
    expect(verdicts.indexOf('close')).toBeGreaterThan(1_100)
    now += 60_000
    expect(flood()).toBe('pass')
  })
})
