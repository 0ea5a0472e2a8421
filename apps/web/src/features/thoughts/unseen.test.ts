import { describe, expect, it } from 'vitest'
import { nextSeen, pillState, unseenCount } from './unseen.ts'

describe('what came while away from the newest', () => {
  it('is nothing while the reader is there', () => {
    expect(nextSeen(10, { head: 12, isAtNewest: true })).toBe(12)
  })

  it('is counted exactly while she is not', () => {
    const seen = nextSeen(10, { head: 17, isAtNewest: false })
    expect(unseenCount({ seen, head: 17 })).toBe(7)
  })

  it('is nothing in a topic whose numbering began anew', () => {
    const seen = nextSeen(500, { head: 3, isAtNewest: false })
    expect(unseenCount({ seen, head: 3 })).toBe(0)
  })
})

describe('the pill', () => {
  it('says how many', () => {
    expect(pillState({ count: 7, offersNewest: true })).toEqual({ kind: 'new', count: 7 })
  })

  it('leads to the newest where the held run does not reach it', () => {
    expect(pillState({ count: 0, offersNewest: true })).toEqual({ kind: 'newest' })
  })

  it('is not there otherwise', () => {
    expect(pillState({ count: 0, offersNewest: false })).toEqual({ kind: 'none' })
  })
})
