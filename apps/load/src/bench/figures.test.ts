import { describe, expect, test } from 'vitest'
import { percentile, spreadOf } from './figures.ts'

describe('figures', () => {
  test('rounds are summed up by their median and both ends', () => {
    expect(spreadOf([30, 10, 20])).toEqual({ min: 10, median: 20, max: 30 })
    expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5)
    expect(() => spreadOf([])).toThrow('no round')
  })

  test('a percentile is a value that was there', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]).toEqual([50, 99, 100])
    expect(percentile([7], 0.01)).toBe(7)
    expect(percentile([], 0.5)).toBe(0)
  })
})
