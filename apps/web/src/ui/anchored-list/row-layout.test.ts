import { describe, expect, it } from 'vitest'
import { createRowLayout, type HeightMemory } from './row-layout.ts'

function layOut(keys: string[], memory: HeightMemory = new Map()) {
  return createRowLayout({ rows: keys, rowKey: key => key, estimate: () => 100, memory })
}

describe('a row layout', () => {
  it('uses guesses until a height is set', () => {
    const layout = layOut(['a', 'b', 'c'])
    expect([layout.offsetOf(2), layout.total]).toEqual([200, 300])
    layout.setHeight(0, 40)
    expect([layout.offsetOf(2), layout.total]).toEqual([140, 240])
  })

  it('keeps heights by key when rows come above', () => {
    const memory: HeightMemory = new Map()
    layOut(['a', 'b'], memory).setHeight(1, 40)
    const layout = layOut(['new', 'a', 'b'], memory)
    expect([layout.heightOf(1), layout.heightOf(2)]).toEqual([100, 40])
  })

  it('finds a key from anywhere, and says when there is none', () => {
    const layout = layOut(['a', 'b', 'c', 'd'])
    for (const near of [-3, 0, 2, 99]) expect(layout.positionOf('d', near)).toBe(3)
    expect(layout.positionOf('x', 1)).toBe(-1)
    expect(layOut([]).positionOf('a', 0)).toBe(-1)
  })

  it('does not remember rows without end', () => {
    const memory: HeightMemory = new Map()
    for (let page = 0; page < 100; page++)
      layOut(
        Array.from({ length: 50 }, (_, at) => `${page}-${at}`),
        memory,
      )
    expect(memory.size).toBeLessThanOrEqual(600)
  })
})
