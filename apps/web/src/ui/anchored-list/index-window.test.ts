import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Frame,
  heightAtIndex,
  indexCount,
  originFor,
  positionAtIndex,
  windowSize,
} from './index-window.ts'
import { createRowLayout } from './row-layout.ts'

function frameOf(count: number, origin: number): Frame<number> {
  const rows = Array.from({ length: count }, (_, position) => position)
  const layout = createRowLayout({ rows, rowKey: String, estimate: row => 50 + (row % 7), memory: new Map() })
  return { layout, origin }
}

describe('the index window', () => {
  it('gives each row it shows the offset it has among all rows, and all rows their height', () => {
    const count = fc.integer({ min: 0, max: 9000 })
    fc.assert(
      fc.property(count, fc.nat(), (rows, at) => {
        const frame = frameOf(rows, originFor(rows === 0 ? 0 : at % rows, 0))
        let offset = 0
        let shown = 0
        for (let index = 0; index < indexCount(frame); index++) {
          const position = positionAtIndex(frame, index)
          if (position >= 0 && offset !== frame.layout.offsetOf(position))
            throw new Error(`${position} at ${offset}`)
          if (position >= 0) shown++
          offset += heightAtIndex(frame, index)
        }
        expect(offset).toBe(frame.layout.total)
        expect(shown).toBeGreaterThanOrEqual(Math.min(rows, windowSize / 4))
      }),
      { numRuns: 40 },
    )
  })

  it('stays where it is while the reader is well inside, else centres on them', () => {
    const origin = originFor(5000, 0)
    expect(5000 - origin).toBe(windowSize / 2)
    expect(originFor(5300, origin)).toBe(origin)
    expect(originFor(4700, origin)).toBe(origin)
    expect(originFor(9000, origin)).toBe(9000 - windowSize / 2)
  })
})
