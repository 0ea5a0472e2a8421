import { describe, expect, it } from 'vitest'
import { latelyHere, lovedLately } from './lately.ts'
import { thoughtAtPlace } from './test-support.ts'

const now = Date.parse(thoughtAtPlace(100).createdAt)

describe('lately', () => {
  it('the most answered thought of the day is loved', () => {
    const thoughts = [
      thoughtAtPlace(98, { reactions: { wah: 2, sad: 2 } }),
      thoughtAtPlace(99, { reactions: { love: 9 } }),
      thoughtAtPlace(100),
    ]
    expect(lovedLately(thoughts, now)?.seq).toBe(99)
  })

  it('nothing is loved that is old, deleted or hardly noticed', () => {
    const old = thoughtAtPlace(1, { createdAt: '2020-01-01T00:00:00.000Z', reactions: { wah: 50 } })
    const deleted = thoughtAtPlace(99, { body: null, reactions: { wah: 50 } })
    const quiet = thoughtAtPlace(100, { reactions: { wah: 1 } })
    expect(lovedLately([old, deleted, quiet], now)).toBeUndefined()
  })

  it('people are here once each, who wrote last first', () => {
    const thoughts = ['a', 'b', 'a', 'c'].map((authorId, index) => thoughtAtPlace(index + 1, { authorId }))
    expect(latelyHere(thoughts, 2)).toEqual(['c', 'a'])
  })
})
