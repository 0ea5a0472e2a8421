import { describe, expect, it } from 'vitest'
import { boxHeight, boxOf } from './box-of.ts'

describe('the box of a picture', () => {
  it('has the shape of the picture, and is never higher than a screen can show', () => {
    expect(boxOf({ width: 1800, height: 1200 })).toEqual({ width: 690, ratio: 1.5 })
    expect(boxHeight({ width: 1800, height: 1200 }, 9_999)).toBe(460)
    expect(boxHeight({ width: 1800, height: 1200 }, 300)).toBe(200)
  })

  it('does not enlarge a small picture, but for a thumb to find it', () => {
    expect(boxOf({ width: 200, height: 100 }).width).toBe(200)
    expect(boxOf({ width: 16, height: 16 }).width).toBe(120)
  })

  it('shows the middle of what is very slim or very flat', () => {
    expect(boxOf({ width: 500, height: 8_000 })).toEqual({ width: 276, ratio: 0.6 })
    expect(boxOf({ width: 1_920, height: 10 })).toEqual({ width: 1_840, ratio: 4 })
  })
})
