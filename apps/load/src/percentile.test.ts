import { expect, test } from 'vitest'
import { median, percentile } from './percentile.ts'

test('a percentile is a value that was there, whatever their order', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([0, 0.5, 0.99, 1].map(share => percentile(values, share))).toEqual([1, 50, 99, 100])
  expect(percentile([7], 0.01)).toBe(7)
  expect(median([3, 1, 2])).toBe(2)
  expect(median([])).toBe(Number.POSITIVE_INFINITY)
})
