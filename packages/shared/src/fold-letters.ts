/** Tables of `fold`: what is told apart by nobody who searches. They hold for single characters in NFKD. */

/**
 * Gone without a trace: accents, vowel points, nuktas, joiners, apostrophes, skin tones. Vowel signs of Indic scripts
 * are marks as well, and stay: without them words would not be words.
 */
const LEFT_OUT = [
  // Latin, Greek and Cyrillic accents; those of phonetics; half marks and marks for symbols
  ...[
    '\\u0300-\\u036F',
    '\\u0483-\\u0489',
    '\\u1AB0-\\u1AFF',
    '\\u1DC0-\\u1DFF',
    '\\uFE20-\\uFE2F',
    '\\u20D0-\\u20FF',
  ],
  // Hebrew points
  ...['\\u0591-\\u05BD', '\\u05BF', '\\u05C1\\u05C2', '\\u05C4\\u05C5', '\\u05C7'],
  // Arabic: harakat, Quranic signs, superscript alef, tatweel, hamza alone
  ...['\\u0610-\\u061A', '\\u0621', '\\u0640', '\\u064B-\\u0653', '\\u0655-\\u065F', '\\u0670', '\\u0674'],
  ...['\\u06D6-\\u06DC', '\\u06DF-\\u06E8', '\\u06EA-\\u06ED', '\\u08CA-\\u08E1', '\\u08E3-\\u08FF'],
  // Nuktas, Vedic tones, Bengali chandrabindu
  ...['\\u093C\\u09BC\\u0A3C\\u0ABC\\u0B3C\\u0C3C\\u0CBC', '\\u0951-\\u0954', '\\u1CD0-\\u1CF9', '\\u0981'],
  // Joiners, soft hyphen, direction, variation; skin tones and tags
  ...['\\u00AD', '\\u200B-\\u200F', '\\u202A-\\u202E', '\\u2060-\\u206F', '\\uFEFF', '\\uFE00-\\uFE0F'],
  ...['\\u{1F3FB}-\\u{1F3FF}', '\\u{E0000}-\\u{E0FFF}'],
  // Apostrophes, and the letters that stand for them
  ...["'", '\\u2018\\u2019', '\\u02B9-\\u02BF'],
]
const leftOut = new RegExp(`[${LEFT_OUT.join('')}]`, 'u')
export const isLeftOut = (character: string): boolean => leftOut.test(character)

/** One spelling, then those that are taken for it. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['ا', 'ٱٲٳ'],
  ['ی', 'يىېۍێؠ'],
  ['ک', 'كڪ'],
  ['ہ', 'هھەةۃ'],
  ['ن', 'ں'],
  ['ं', 'ँऀ'],
  ['ত্', 'ৎ'],
  ['ae', 'æ'],
  ['oe', 'œ'],
  ['o', 'ø'],
  ['d', 'đð'],
  ['l', 'ł'],
  ['th', 'þ'],
  ['h', 'ħ'],
  ['t', 'ŧ'],
  ['n', 'ŋ'],
  ['i', 'ı'],
]

/** The zeros of the scripts that have digits of their own; the other nine follow each. */
const ZEROS = '٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰'

export const SPELLING: ReadonlyMap<string, string> = new Map([
  ...SPELLINGS.flatMap(([spelling, variants]) =>
    Array.from(variants, variant => [variant, spelling] as const),
  ),
  ...Array.from(ZEROS).flatMap(zero =>
    Array.from({ length: 10 }, (_, value) => {
      const digit = String.fromCodePoint((zero.codePointAt(0) ?? 0) + value)
      return [digit, String(value)] as const
    }),
  ),
])

/** Is it a part of a word? Signs that are pictures (emoji) count as words of their own. */
export const isOfWords = (character: string): boolean =>
  /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{RI}]/u.test(character)

export const isMark = (character: string): boolean => /\p{M}/u.test(character)

/** In these scripts no space tells one word from the next, so each character stands for itself; pictures do so too. */
export const isAlone = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{RI}]/u.test(
    character,
  )

const VIRAMA = '\u094D'
const BENGALI_VIRAMA = '\u09CD'

/** A nasal before a letter of its own row is written out or as a dot: हिन्दी and हिंदी are one word. */
const NASALS: readonly (readonly [nasal: string, before: RegExp, dot: string])[] = [
  [`ङ${VIRAMA}`, /[क-घ]/u, 'ं'],
  [`ञ${VIRAMA}`, /[च-झ]/u, 'ं'],
  [`ण${VIRAMA}`, /[ट-ढ]/u, 'ं'],
  [`न${VIRAMA}`, /[त-ध]/u, 'ं'],
  [`म${VIRAMA}`, /[प-भ]/u, 'ं'],
  [`ঙ${BENGALI_VIRAMA}`, /[ক-ঘ]/u, 'ং'],
]

/** What the last two characters become before this one; undefined where they stay. */
export function nasalDot(nasal = '', virama = '', next: string): string | undefined {
  if (virama !== VIRAMA && virama !== BENGALI_VIRAMA) return undefined
  return NASALS.find(([written, before]) => written === nasal + virama && before.test(next))?.[2]
}
