import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPrefixSums } from './prefix-sums.ts'

const height = fc.integer({ min: 0, max: 2000 })

describe('prefix sums', () => {
  it('are the sums of what comes before, also after changes', () => {
    const change = fc.record({ at: fc.nat(60), to: height })
    fc.assert(
      fc.property(fc.array(height, { maxLength: 60 }), fc.array(change), (heights, changes) => {
        const plain = [...heights]
        const sums = createPrefixSums(Float64Array.from(heights))
        for (const { at, to } of changes) {
          sums.set(at, to)
          if (at < plain.length) plain[at] = to
        }
        let sum = 0
        for (const [index, value] of plain.entries()) {
          expect(sums.before(index)).toBe(sum)
          expect(sums.get(index)).toBe(value)
          sum += value
        }
        expect(sums.total).toBe(sum)
      }),
    )
  })

  it('find the last index that begins at or before an offset', () => {
    fc.assert(
      fc.property(fc.array(height, { minLength: 1, maxLength: 60 }), fc.nat(150_000), (heights, offset) => {
        const sums = createPrefixSums(Float64Array.from(heights))
        const expected = heights.findLastIndex((_, index) => sums.before(index) <= offset)
        expect(sums.indexAt(offset)).toBe(expected)
      }),
    )
  })

  it('clamp what lies outside', () => {
    const sums = createPrefixSums(Float64Array.of(10, 20))
    expect([sums.before(-1), sums.before(9), sums.indexAt(-5), sums.indexAt(999)]).toEqual([0, 30, 0, 1])
    const none = createPrefixSums(new Float64Array())
    expect([none.total, none.before(3), none.indexAt(0)]).toEqual([0, 0, -1])
  })
})
