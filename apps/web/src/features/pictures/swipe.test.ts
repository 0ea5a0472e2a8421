import { expect, it } from 'vitest'
import { swipeOf } from './swipe.ts'

it.each([
  ['sideways leads to the next one', { x: -90, y: 20 }, 'next'],
  ['and back', { x: 90, y: -20 }, 'previous'],
  ['down puts it away', { x: 30, y: 120 }, 'down'],
  ['a short one is a tap', { x: -40, y: 10 }, undefined],
  ['up means nothing', { x: 10, y: -200 }, undefined],
])('%s', (_, moved, meant) => {
  expect(swipeOf(moved)).toBe(meant)
})
