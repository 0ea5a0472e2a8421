import { describe, expect, test } from 'vitest'
import { drawingOf, MOTIFS } from './motifs.ts'

const looks = (handle: string) => JSON.stringify(drawingOf(handle))
const CROWD = Array.from({ length: 2_000 }, (_, at) => `member_${at}`)
const tally = (values: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()]
}

describe('people without a picture', () => {
  test('look the same on every screen', () => {
    expect(drawingOf('mirza')).toEqual(drawingOf('mirza'))
    // What people know each other by does not change with a release.
    expect(['mirza', 'ananya', 'noor'].map(handle => MOTIFS.indexOf(drawingOf(handle).motif))).toEqual([
      1, 0, 3,
    ])
  })

  test('are spread over all looks, none of them more than thrice as often as it would be by chance', () => {
    const often = tally(CROWD.map(looks))
    expect(often).toHaveLength(MOTIFS.length * 9 * 3)
    expect(Math.max(...often)).toBeLessThan((3 * CROWD.length) / often.length)
  })

  test('of neighbouring names look different', () => {
    const alike = CROWD.filter((handle, at) => at > 0 && looks(handle) === looks(CROWD[at - 1] ?? ''))
    expect(alike.length).toBeLessThan(CROWD.length / 50)
  })

  test.each(MOTIFS)('%s stays within its square, but for a hair that the circle cuts off', motif => {
    expect(motif).toMatch(/^[MmLlHhVvCcQqAazZ\d\s.-]+$/)
    expect(motif.length).toBeLessThan(400)
  })
})
