import { findSpans } from '@mehfil/shared/search-matches'
import { readQuestion } from '@mehfil/shared/search-question'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf, piecesOf, textOf } from './excerpt.ts'

const show = (text: string, question: string) =>
  excerptOf(text, findSpans(readQuestion(question), text))
    .map(piece => (piece.isFound ? `[${piece.text}]` : piece.text))
    .join('')

const many = (word: string, count: number) => Array.from({ length: count }, () => word).join(' ')

describe('what is shown of a thought that was found', () => {
  test('is all of a short one, with each match marked', () => {
    expect(show('Dil-e-nadaan tujhe hua kya hai, dil', 'dil')).toBe('[Dil]-e-nadaan tujhe hua kya hai, [dil]')
    expect(show('کہ دِلِ ناداں', 'دل')).toBe('کہ [دِلِ] ناداں')
  })

  test('is what stands around the first match of a long one, in whole words', () => {
    const shown = show(`${many('before', 60)} mehfil ${many('after', 90)}`, 'mehfil')
    expect(shown).toMatch(/^… before (?:before )+\[mehfil\] (?:after )+…$/)
    expect(shown.length).toBeLessThan(300)
    expect(show(`mehfil ${many('after', 90)}`, 'mehfil')).toMatch(/^\[mehfil\] /)
    expect(show(`${many('before', 60)} mehfil`, 'mehfil')).toMatch(/\[mehfil\]$/)
  })

  test('is a few lines of a long poem, without the empty ones', () => {
    const poem = Array.from({ length: 20 }, (_, at) => `line ${at}${at % 2 ? '\n' : ''}`).join('\n')
    const lines = show(poem, '"line 11"').split('\n')
    expect(lines.length).toBeLessThanOrEqual(6)
    expect(lines.join(' ')).toContain('[line 11]')
  })

  test('is never half a character, and what was found is in it, in any text', () => {
    const unit = fc.constantFrom('a', 'क्ष', 'हिं', 'مَ', '👩‍👩‍👧', '🇮🇳', ' ', '\n', 'longlonglong')
    const text = fc.array(unit, { maxLength: 400 }).map(units => units.join(''))
    fc.assert(
      fc.property(text, fc.nat(), (given, seed) => {
        const cuts = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(given)]
        const at = seed % Math.max(1, cuts.length)
        const part = cuts[at]
        // What is found has letters: no gap is marked.
        if (!part?.segment.trim()) return
        const span: [number, number] = [part.index, part.index + part.segment.length]
        const pieces = excerptOf(given, [span])
        expect(pieces.filter(({ isFound }) => isFound)).toEqual([
          { text: part.segment.replace(/\s*\n\s*\n\s*/g, '\n'), isFound: true },
        ])
        const shown = textOf(pieces).replace(/^… | …$/g, '')
        expect(given.replace(/\s*\n\s*\n\s*/g, '\n')).toContain(shown.trim())
      }),
      { numRuns: 60 },
    )
    expect(textOf(piecesOf('abc', [[1, 2]]))).toBe('abc')
  })
})
