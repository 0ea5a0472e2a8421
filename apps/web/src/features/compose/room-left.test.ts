import { describe, expect, it } from 'vitest'
import { roomLeft } from './room-left.ts'

describe('the room left', () => {
  it('counts as a person does: a family and a conjunct are one each', () => {
    expect(roomLeft('👨‍👩‍👧‍👦').left).toBe(1999)
    expect(roomLeft('क्षि').left).toBe(1999)
  })

  it('is empty for spaces alone', () => {
    expect(roomLeft(' \n ').isEmpty).toBe(true)
  })

  it('speaks up near the limit and over it', () => {
    expect(roomLeft('a'.repeat(1800))).toMatchObject({ isNear: true, isOver: false })
    expect(roomLeft('a'.repeat(2001))).toMatchObject({ left: -1, isOver: true })
  })
})
