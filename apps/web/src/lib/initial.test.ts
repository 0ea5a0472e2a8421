import { describe, expect, it } from 'vitest'
import { initialOf } from './initial.ts'

describe('the initial', () => {
  it.each([
    ['Noor Khan', 'N'],
    ['noor', 'N'],
    ['Mirza G.', 'M'],
    ['سعدیہ انور', 'س'],
    ['কামাল হোসেন', 'কা'],
    ['“Q” 7 dots', 'Q'],
    ['!!!', ''],
  ])('%s', (name, letter) => {
    expect(initialOf(name)).toBe(letter)
  })
})
