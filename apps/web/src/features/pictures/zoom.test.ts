import { expect, test } from 'vitest'
import { scrollToKeep, ZOOMS, zoomBy, zoomByTouch } from './zoom.ts'

test('steps lead through all sizes and stop at both ends', () => {
  expect(ZOOMS.map(zoom => zoomBy(zoom, 1))).toEqual([1.5, 2, 3, 4, 4])
  expect(ZOOMS.map(zoom => zoomBy(zoom, -1))).toEqual([1, 1, 1.5, 2, 3])
})

test('two touches enlarge what is whole, and show whole what is enlarged', () => {
  expect(ZOOMS.map(zoomByTouch)).toEqual([2, 1, 1, 1, 1])
})

test('what was under the finger stays under it', () => {
  const before = { start: 100, length: 200 }
  const after = { start: 0, length: 400 }
  // A quarter of the way into it: at 150, and at 100 once it has grown.
  expect(scrollToKeep(150, before, after)).toBe(-50)
  expect(scrollToKeep(200, before, { start: 0, length: 400 })).toBe(0)
  expect(scrollToKeep(300, before, after)).toBe(100)
})
