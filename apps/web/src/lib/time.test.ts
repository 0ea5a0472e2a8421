import { describe, expect, it } from 'vitest'
import { shortAge, waitingTime } from './time.ts'

const now = Date.parse('2026-06-15T12:00:00.000Z')
const ago = (ms: number) => shortAge(new Date(now - ms).toISOString(), now)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('an age in few letters', () => {
  it.each([
    [0, 'now'],
    [59_000, 'now'],
    [2 * MINUTE, '2 min'],
    [59 * MINUTE, '59 min'],
    [3 * HOUR, '3 hr'],
    [49 * HOUR, '2 days'],
  ])('%i ms', (ms, words) => {
    expect(ago(ms)).toBe(words)
  })

  it('is a day after a week, with the year when it is another', () => {
    expect(ago(10 * 24 * HOUR)).toBe('Jun 5')
    expect(ago(400 * 24 * HOUR)).toMatch(/2025/)
  })

  it('is now when the other clock is ahead', () => {
    expect(ago(-5 * MINUTE)).toBe('now')
  })
})

describe('a time to wait', () => {
  it('is rounded up', () => {
    expect(waitingTime(7_200)).toContain('8')
    expect(waitingTime(100_000)).toContain('2')
  })
})
