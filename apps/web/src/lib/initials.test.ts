import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Noor Khan', 'NK'],
    ['noor', 'N'],
    ['Mirza G.', 'MG'],
    ['سعدیہ انور', 'سا'],
    ['কামাল হোসেন', 'কাহো'],
    ['“Q” 7 dots', 'Q7'],
    ['!!!', ''],
  ])('%s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters)
  })
})
