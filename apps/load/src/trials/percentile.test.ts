import { expect, test } from 'vitest'
import { median, percentile } from './percentile.ts'

test('a percentile is one of the values, whatever their order', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentile(values, 0.99)).toBe(100)
  expect(percentile(values, 0)).toBe(1)
  expect(median([3, 1, 2])).toBe(2)
  expect(median([])).toBe(Number.POSITIVE_INFINITY)
})
