import { describe, expect, it } from 'vitest'
import { isHeld } from './landing.ts'
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
