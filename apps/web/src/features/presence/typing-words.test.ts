import { beforeAll, expect, test } from 'vitest'
import { fetchWords } from '#lib/i18n/translate.ts'
import { typingWords } from './typing-words.ts'

beforeAll(() => fetchWords())

const plain = (names: string[]) => typingWords(names).replace(/[\u2068\u2069]/g, '')

test('one and two are named, more are several, nobody is nothing', () => {
  expect(plain([])).toBe('')
  expect(plain(['Asha'])).toBe('Asha is typing')
  expect(plain(['Asha', 'Bilal'])).toBe('Asha and Bilal are typing')
  expect(plain(['Asha', 'Bilal', 'Chand'])).toBe('Several people are typing')
})

test('a name of another direction does not turn the words around', () => {
  expect(typingWords(['غالب'])).toBe('\u2068غالب\u2069 is typing')
})
