import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldText } from './fold.ts'

const word = (text: string) => foldText(text).trim()

/** Letters, signs and joiners of the scripts that are written here, and whatever else there is. */
const character = fc.oneof(
  ...[
    [0x20, 0x7e],
    [0xa0, 0x17f],
    [0x300, 0x340],
    [0x600, 0x6ff],
    [0x900, 0x97f],
    [0x980, 0x9ff],
    [0x200b, 0x2010],
    [0x1f600, 0x1f64f],
  ].map(([min = 0, max = 0]) => fc.integer({ min, max }).map(point => String.fromCodePoint(point))),
  fc.string({ unit: 'binary', maxLength: 1 }),
)
const text = fc.array(character, { maxLength: 40 }).map(characters => characters.join(''))

describe('folding', () => {
  test.each([
    ['case and accents', 'Château ÉCOLE naïve Straße', 'chateau ecole naive strasse'],
    ['capital letters of Turkish', 'İstanbul ISTANBUL ıstanbul', 'istanbul istanbul istanbul'],
    ['final and other sigmas', 'ΛΌΓΟΣ λόγος', 'λογοσ λογοσ'],
    ['scholarly romanisation', 'ġhazal ḍhāī ‘ishq', 'ghazal dhai ishq'],
    ['apostrophes', "don't don’t dont", 'dont dont dont'],
    ['ligatures, width and fractions', 'ﬁne ＦＵＬＬ ½', 'fine full 1 2'],
    ['punctuation', 'Dil-e-nadaan, (tujhe) hua… #kya?', 'dil e nadaan tujhe hua kya'],
    ['forms of ye, kaf and he', 'ي ى ی ك ک ه ہ ھ ة ۃ', 'ی ی ی ک ک ہ ہ ہ ہ ہ'],
    ['forms of alef and hamza', 'آ أ إ ا ٱ ؤ و ئ ی', 'ا ا ا ا ا و و ی ی'],
    ['hamza over the great ye', 'گئے گۓ', 'گیے گیے'],
    ['noon ghunna', 'میں مین', 'مین مین'],
    ['harakat and tatweel', 'مَحْفِلٌ محفـــل', 'محفل محفل'],
    ['presentation forms', 'ﻣﺤﻔﻞ ﻻ', 'محفل لا'],
    ['joiners', 'می\u200Cخواهم میخواهم क्\u200Dष क्ष', 'میخواہم میخواہم क्ष क्ष'],
    ['nuktas, in one or two characters', 'क़लम क\u093Cलम कलम', 'कलम कलम कलम'],
    ['Bengali nuktas', 'ড\u09BC ড় ড', 'ড ড ড'],
    ['moon and dot', 'हँसी हंसी चाँद चांद', 'हंसी हंसी चांद चांद'],
    ['nasals before their own row', 'हिन्दी हिंदी पम्प पंप गङ्गा गंगा', 'हिंदी हिंदी पंप पंप गंगा गंगा'],
    ['doubled nasals stay', 'अम्मा अन्न', 'अम्मा अन्न'],
    ['Bengali moon, ng and t', 'চাঁদ চাদ সঙ্গীত সংগীত উৎসব উত্‌সব', 'চাদ চাদ সংগীত সংগীত উত্সব উত্সব'],
    ['digits', '2026 ۲۰۲۶ ٢٠٢٦ २०२६ ২০২৬', '2026 2026 2026 2026 2026'],
    ['pictures', '😀👍🏽❤️', '😀 👍 ❤'],
    ['scripts without spaces', '東京タワー', '東 京 タ ワ ー'],
    ['nothing', '— ۔ । !', ''],
  ])('%s', (_, given, expected) => expect(word(given)).toBe(expected))

  test('is the same for every form of Unicode', () => {
    fc.assert(
      fc.property(text, given => {
        const [nfc, nfd, nfkc] = (['NFC', 'NFD', 'NFKC'] as const).map(form =>
          foldText(given.normalize(form)),
        )
        expect(nfd).toBe(nfc)
        expect(nfkc).toBe(nfc)
      }),
    )
  })

  test('twice is once', () => {
    fc.assert(
      fc.property(text, given => {
        expect(foldText(foldText(given))).toBe(foldText(given))
      }),
    )
  })

  test('gives words between single spaces, none without end', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 200 }), (given, times) => {
        const folded = foldText(given.repeat(times))
        expect(folded).toMatch(/^ (?:\S+ )*$/u)
        expect(Math.max(...folded.split(' ').map(one => one.length))).toBeLessThanOrEqual(64)
      }),
    )
  })

  test('knows where each character stood, in order', () => {
    fc.assert(
      fc.property(text, given => {
        const { text: folded, starts, ends } = fold(given)
        expect(folded).toBe(foldText(given))
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
        for (let at = 0; at < folded.length; at++) {
          const [from = 0, to = 0] = [starts[at], ends[at]]
          expect(from).toBeLessThanOrEqual(to)
          expect(from).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
          expect(to).toBeLessThanOrEqual(given.length)
          if (folded[at] !== ' ') expect(to).toBeGreaterThan(from)
        }
      }),
    )
  })
})
