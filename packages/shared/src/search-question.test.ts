import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from './fold.ts'
import { findSpans, isMet } from './search-matches.ts'
import { pairsWithin, partsOf, partsWithin, readQuestion } from './search-question.ts'
import { countGraphemes } from './text.ts'

const marked = (question: string, text: string) =>
  findSpans(readQuestion(question), text).map(([from, to]) => text.slice(from, to))

const meets = (question: string, text: string) => isMet(readQuestion(question), foldText(text))

describe('a question', () => {
  test('has terms, quoted words, and what is excluded', () => {
    expect(readQuestion('Dil “hua kya” -gham')).toEqual({
      terms: [
        { words: ['dil'], furthest: 2 },
        { words: ['hua', 'kya'], furthest: 0 },
      ],
      excluded: [{ words: ['gham'], furthest: 0 }],
    })
  })

  test('takes the minus of the middle of a word for a joint, and one alone for nothing', () => {
    expect(readQuestion('dil-e-nadaan - x').terms).toEqual([
      { words: ['dil', 'e', 'nadaan'], furthest: 1 },
      { words: ['x'], furthest: 1 },
    ])
    expect(readQuestion('-"gham aur khushi"').excluded).toEqual([
      { words: ['gham', 'aur', 'khushi'], furthest: 0 },
    ])
  })

  test('takes a quote without end up to its end, and says a thing once', () => {
    expect(readQuestion('"hua kya').terms).toEqual([{ words: ['hua', 'kya'], furthest: 0 }])
    expect(readQuestion('Dil dil DIL').terms).toHaveLength(1)
    expect(readQuestion('?! -- ""').terms).toEqual([])
  })
})

describe('what is marked', () => {
  test('are parts from three letters on, and beginnings of words', () => {
    expect(marked('hfil', 'Mehfil, MEHFIL')).toEqual(['hfil', 'HFIL'])
    expect(marked('me', 'Mehfil some me')).toEqual(['Me', 'me'])
    expect(marked('"dil e"', 'Dil-e-nadaan, dil')).toEqual(['Dil-e'])
  })

  test('are whole graphemes of the original, whatever was left out of them', () => {
    expect(marked('كتاب', 'یہ کِتَابُ ہے')).toEqual(['کِتَابُ'])
    expect(marked('कलम', 'मेरी क़लम!')).toEqual(['क़लम'])
    expect(marked('हिन्दी', 'हिंदी में')).toEqual(['हिंदी'])
    expect(marked('rose', 'ros\u0301e\u0301')).toEqual(['ros\u0301e\u0301'])
    expect(marked('\u{1F44D}', 'good \u{1F44D}\u{1F3FD}!')).toEqual(['\u{1F44D}\u{1F3FD}'])
  })

  test('touch neither each other nor the middle of a grapheme, in any text', () => {
    const unit = fc.constantFrom(
      'a',
      'e\u0301',
      'क्ष',
      'हिं',
      'न्',
      'द',
      'مَ',
      'ئ',
      'ے',
      'ি',
      'ক',
      '👩‍👩‍👧',
      '🇮🇳',
      ' ',
      '-',
    )
    const text = fc.array(unit, { maxLength: 30 }).map(units => units.join(''))
    fc.assert(
      fc.property(text, text, (given, question) => {
        let last = -1
        for (const [from, to] of findSpans(readQuestion(question), given)) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          const [before, within, after] = [given.slice(0, from), given.slice(from, to), given.slice(to)]
          expect(countGraphemes(before) + countGraphemes(within) + countGraphemes(after)).toBe(
            countGraphemes(given),
          )
          last = to
        }
      }),
    )
  })
})

test('a text meets a question that has all of its terms, and nothing that is excluded', () => {
  expect(meets('dil dard', 'Dil ka dard')).toBe(true)
  expect(meets('dil dard', 'Dil ka gham')).toBe(false)
  expect(meets('dil -dard', 'Dil ka dard')).toBe(false)
  expect(meets('dil -dar', 'Dil ka dard')).toBe(true)
})

describe('parts', () => {
  test('are those of three characters, but for the beginnings of words, and each two words', () => {
    expect(partsOf(foldText('Mehfil'))).toHaveLength(3)
    expect(partsOf(foldText('dil'))).toEqual([])
    expect(partsOf(foldText('dil dard dil'))).toHaveLength(3)
    expect(partsOf(foldText('مَحفِل'))).toEqual(partsOf(foldText('محفل')))
  })

  test('of a text hold the pairs of each phrase in it', () => {
    const all = new Set(partsOf(foldText('dil-e-nadaan tujhe hua kya hai')))
    const [term] = readQuestion('"nadaan tujhe hua"').terms
    expect(term && pairsWithin(term, 0)).toHaveLength(2)
    expect(term && pairsWithin(term, 0).every(number => all.has(number))).toBe(true)
    const [begun] = readQuestion('tujhe-hua-k').terms
    expect(begun && pairsWithin(begun, 1)).toHaveLength(1)
  })

  test('of a word hold those of each of its parts', () => {
    const letters = fc.string({
      unit: fc.constantFrom('ا', 'ب', 'a', 'b', 'क', 'ि', 'ক'),
      minLength: 4,
      maxLength: 20,
    })
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (word, from, length) => {
        const at = 1 + (from % (word.length - 3))
        const part = word.slice(at, at + 3 + (length % word.length))
        const all = new Set(partsOf(` ${word} `))
        expect(partsWithin(part).every(number => all.has(number))).toBe(true)
      }),
    )
  })
})
