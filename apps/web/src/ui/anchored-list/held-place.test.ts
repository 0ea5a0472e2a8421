import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignedOffset, findHeld, nearestAlign, pickHeld } from './held-place.ts'
import { createRowLayout } from './row-layout.ts'

function layOut(keys: string[], heights: Record<string, number> = {}) {
  return createRowLayout({
    rows: keys,
    rowKey: key => key,
    estimate: key => heights[key] ?? 100,
    memory: new Map(),
  })
}

describe('the held place', () => {
  it('is the first whole row, then those below it in view, then the one cut off above', () => {
    const held = pickHeld(layOut(['a', 'b', 'c', 'd', 'e']), 150, 200)
    expect(held).toEqual([
      { key: 'c', offset: 50 },
      { key: 'd', offset: 150 },
      { key: 'b', offset: -50 },
    ])
  })

  it('is the row itself where one is taller than the view', () => {
    expect(pickHeld(layOut(['a', 'b', 'c'], { b: 2000 }), 500, 400)).toEqual([{ key: 'b', offset: -400 }])
  })

  it('is no row that stands at an edge, unless nothing else is in view', () => {
    const layout = createRowLayout({
      rows: ['a', 'b', 'loading'],
      rowKey: key => key,
      estimate: key => (key === 'loading' ? 64 : 700),
      memory: new Map(),
      canHold: key => key !== 'loading',
    })
    expect(pickHeld(layout, 900, 564)).toEqual([{ key: 'b', offset: -200 }])
    expect(pickHeld(layout, 1400, 64)).toEqual([{ key: 'loading', offset: 0 }])
  })

  it('counts a row as whole that is cut off by a fraction of a pixel', () => {
    expect(pickHeld(layOut(['a', 'b']), 100.4, 150)[0]?.key).toBe('b')
  })

  it('passes to the next row in view when its row is gone', () => {
    const before = layOut(['a', 'b', 'c', 'd'])
    const held = pickHeld(before, 100, 250)
    expect(findHeld(held, { before, after: layOut(['new', 'a', 'c', 'd']), near: 1 })).toEqual({
      position: 2,
      offset: 100,
    })
  })

  it('passes to the nearest survivor when the whole view is gone: below, else above', () => {
    const before = layOut(['a', 'b', 'c', 'd', 'e', 'f'])
    const held = pickHeld(before, 200, 150)
    const findIn = (keys: string[]) => findHeld(held, { before, after: layOut(keys), near: 0 })
    expect(findIn(['a', 'f'])).toEqual({ position: 1, offset: 0 })
    expect(findIn(['a', 'b'])).toEqual({ position: 1, offset: 0 })
    expect(findIn(['x'])).toBeNull()
  })

  it('never moves a surviving first whole row, whatever comes and goes around it', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(keys, keys, fc.nat(3000), (old, fresh, scrolled) => {
        const before = layOut(old)
        const scrollTop = Math.min(scrolled, before.total - 1)
        const [first] = pickHeld(before, scrollTop, 300)
        if (!first) throw new Error('There is always a row in view')
        const after = layOut([...fresh.filter(key => key !== first.key), first.key])
        const place = findHeld(pickHeld(before, scrollTop, 300), { before, after, near: 0 })
        expect(place).toEqual({ position: after.keys.length - 1, offset: first.offset })
      }),
    )
  })
})

describe('alignment', () => {
  it('puts a row at the start, in the middle, at the end, or at an offset', () => {
    const offsets = (['start', 'center', 'end', -12] as const).map(align => alignedOffset(align, 100, 400))
    expect(offsets).toEqual([0, 150, 300, -12])
  })

  it('moves a row no more than needed', () => {
    expect(nearestAlign({ offset: 10, height: 100 }, 400)).toBeNull()
    expect(nearestAlign({ offset: -10, height: 100 }, 400)).toBe('start')
    expect(nearestAlign({ offset: 350, height: 100 }, 400)).toBe('end')
    expect(nearestAlign({ offset: 350, height: 900 }, 400)).toBe('start')
  })
})
