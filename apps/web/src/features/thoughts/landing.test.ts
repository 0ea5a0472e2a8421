import { describe, expect, it } from 'vitest'
import { isHeld, landingOf } from './landing.ts'
import { openFeed } from './test-support.ts'

describe('where a topic is opened', () => {
  it('is held when the window has the place', () => {
    expect(isHeld(openFeed(10, 20), { kind: 'place', seq: 12 })).toBe(true)
    expect(isHeld(openFeed(10, 20), { kind: 'thought', seq: 3 })).toBe(false)
  })

  it('is held at the newest only when the window reaches it', () => {
    const feed = openFeed(10, 20)
    expect(isHeld(feed, { kind: 'newest' })).toBe(true)
    expect(isHeld({ ...feed, window: { ...feed.window, headSeq: 99 } }, { kind: 'newest' })).toBe(false)
  })

  it('is not held while nothing is', () => {
    expect(isHeld({ kind: 'loading' }, { kind: 'newest' })).toBe(false)
  })
})

describe('the place to open a topic at', () => {
  const place = { key: 'a', offset: 0, seq: 7, seen: 7 }
  const behind = {
    seq: 90,
    membership: { role: 'member', readSeq: 12, readRev: 1, unread: 78, muted: false },
  } as const
  const here = { seq: undefined, place: null, wasHere: false, topic: behind }

  it('is what was read last, on a device that has not shown it', () => {
    expect(landingOf(here)).toEqual({ kind: 'left-off', seq: 12 })
  })

  it('is the remembered place, and then that of the address', () => {
    expect(landingOf({ ...here, place, seq: 3 })).toEqual({ kind: 'place', seq: 7 })
    expect(landingOf({ ...here, seq: 3 })).toEqual({ kind: 'thought', seq: 3 })
  })

  it.each([
    ['where she was at the newest', { ...here, wasHere: true }],
    ['with so little new that it is seen beside what was read', { ...here, topic: { ...behind, seq: 14 } }],
    ['for a guest', { ...here, topic: { seq: 90, membership: null } }],
    [
      'for one who never read it',
      { ...here, topic: { seq: 90, membership: { ...behind.membership, readSeq: 0 } } },
    ],
  ])('is the newest %s', (_, input) => {
    expect(landingOf(input)).toEqual({ kind: 'newest' })
  })
})
