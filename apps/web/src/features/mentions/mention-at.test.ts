import { expect, test } from 'vitest'
import { mentionAt } from './mention-at.ts'

/** The caret stands at the bar. */
const at = (text: string) => mentionAt(text.replace('|', ''), text.indexOf('|'))

test('begins with the sign, at the start of a text, a word or a line, and after a bracket', () => {
  expect(at('@|')).toEqual({ start: 0, end: 1, prefix: '' })
  expect(at('wah @as|')).toEqual({ start: 4, end: 7, prefix: 'as' })
  expect(at('\n@a_1|')?.prefix).toBe('a_1')
  expect(at('(@as|')?.prefix).toBe('as')
})

test('is not in the middle of a word or an address', () => {
  for (const text of [
    'asha@ho|',
    'http://x.org/@as|',
    'x.@as|',
    '@@as|',
    '#@as|',
    'واہ@as|',
    '@as sh|',
    'as|',
  ]) {
    expect(at(text), text).toBeUndefined()
  }
})

test('may be a name in any script, with its marks', () => {
  expect(at('@मीर|')?.prefix).toBe('मीर')
  expect(at('واہ @مِیر|')?.prefix).toBe('مِیر')
})

test('takes the rest of the word with it, and nothing of the next', () => {
  expect(at('@as|ha_r, wah')).toEqual({ start: 0, end: 7, prefix: 'as' })
})

test('a word without end is no name', () => {
  expect(at(`@${'a'.repeat(31)}|`)).toBeUndefined()
})
