import { expect, it } from 'vitest'
import { createBoundedMap } from './bounded-map.ts'

it('remembers so many, each for so long, and counts what it was good for', () => {
  let now = 0
  const map = createBoundedMap<number>({
    maxSize: 2,
    ttlMs: 100,
    clock: { now: () => now, elapsed: () => now },
  })
  map.set('a', 1)
  map.set('b', 2)
  map.set('c', 3)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, 2, 3])
  now = 100
  expect(map.get('c')).toBeUndefined()
  expect(map.counts()).toEqual({ size: 1, maxSize: 2, hits: 2, misses: 2, hitRate: 0.5 })
})
