import { describe, expect, test } from 'vitest'
import { countGraphemes, excerptOf, guessLanguage, isLegible, normaliseText } from './text.ts'

describe('text', () => {
  test('is counted as a person counts it', () => {
    expect(countGraphemes('👨‍👩‍👧‍👦')).toBe(1)
    expect(countGraphemes('क्षत्रिय')).toBeLessThan('क्षत्रिय'.length)
    expect(countGraphemes('ہزاروں')).toBe(6)
  })

  test('loses what deceives or hides, and keeps the joiners that scripts need', () => {
    expect(normaliseText('pay\u202Exe.gpj\u200B now')).toBe('payxe.gpj now')
    expect(normaliseText('می\u200Cخواہم')).toBe('می\u200Cخواہم')
    expect(normaliseText('a\r\nb\n\n\n\n\n\nc  ')).toBe('a\nb\n\n\nc')
    expect(normaliseText('x\uD800y')).toBe('x\uFFFDy')
  })

  test('must be visible and keep to its own lines', () => {
    expect(isLegible('\u200D\u200C')).toBe(false)
    expect(isLegible('\u3164')).toBe(false)
    expect(isLegible('Z\u0334\u0335\u0336\u0337\u0338')).toBe(false)
    for (const verse of ['دلِ ناداں تجھے ہوا کیا ہے', 'धीरे-धीरे रे मना', 'যেখানে দেখিবে ছাই'])
      expect(isLegible(verse)).toBe(true)
  })

  test('tells its language by its script', () => {
    expect(['دل', 'मन', 'মন', 'mind', '42'].map(guessLanguage)).toEqual(['ur', 'hi', 'bn', 'en', 'und'])
  })
})

test.each([
  ['short', 'short'],
  ['two\n\nli  ne', 'two li ne'],
  ['exactly ten', 'exactly t…'],
  ['ten of it!', 'ten of it!'],
  ['क्षत्रिय और '.repeat(9), 'क्षत्रिय और क्षत्रि…'],
  ['👨‍👩‍👧‍👦'.repeat(12), `${'👨‍👩‍👧‍👦'.repeat(9)}…`],
  ['', ''],
])('the beginning of %j', (text, beginning) => {
  const excerpt = excerptOf(text, 10)
  expect(countGraphemes(excerpt)).toBeLessThanOrEqual(10)
  expect(excerpt).toBe(beginning)
})
