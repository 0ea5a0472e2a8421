import { describe, expect, test } from 'vitest'
import { spreadOf } from './figures.ts'

describe('figures', () => {
  test('rounds are summed up by their median and both ends', () => {
    expect(spreadOf([30, 10, 20])).toEqual({ min: 10, median: 20, max: 30 })
    expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5)
    expect(() => spreadOf([])).toThrow('no round')
  })
})
