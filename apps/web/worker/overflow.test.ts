import { describe, expect, it } from 'vitest'
import { overflow } from './overflow.ts'

const kept = [
  { path: '/a', bytes: 50 },
  { path: '/b', bytes: 10 },
  { path: '/c', bytes: 20 },
]

describe('what has to go', () => {
  it('is nothing while all is within bounds', () => {
    expect(overflow(kept, { count: 3, bytes: 80 })).toEqual([])
    expect(overflow([], { count: 0, bytes: 0 })).toEqual([])
  })

  it('is what was seen longest ago, until there are few enough', () => {
    expect(overflow(kept, { count: 2, bytes: 80 })).toEqual(['/a'])
    expect(overflow(kept, { count: 1, bytes: 80 })).toEqual(['/a', '/b'])
  })

  it('and until they are small enough together', () => {
    expect(overflow(kept, { count: 3, bytes: 79 })).toEqual(['/a'])
    expect(overflow(kept, { count: 3, bytes: 29 })).toEqual(['/a', '/b'])
    expect(overflow(kept, { count: 3, bytes: 1 })).toEqual(['/a', '/b', '/c'])
  })
})
