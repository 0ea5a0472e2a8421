import { LIMITS } from './limits.ts'

/**
 * Characters that reorder or hide other text: bidi controls, invisible operators, tags, and control
 * codes (Unicode TR36, "Trojan Source"). Joiners (ZWNJ, ZWJ) stay: Urdu, Bengali and emoji need them,
 * and so does the variation selector.
 */
const DECEPTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/gu

const LONE_SURROGATE = /\p{Surrogate}/gu

/** What is left when everything without ink of its own is taken away. */
const INKLESS = /[\s\p{Cf}\p{Cc}\p{Mn}\p{Me}\u115F\u1160\u3164\uFFA0\u2800\u{1D159}]/gu

/** NFC, one kind of line break, no deceptive characters, at most two empty lines, trimmed. */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(DECEPTIVE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .normalize('NFC')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
}

/** As `normaliseText`, on one line, with single spaces. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/g, ' ')
}

/** True when a person would see something, and it stays within its own lines (S13). */
export function isLegible(text: string): boolean {
  if (text.replace(INKLESS, '') === '') return false
  let marks = 0
  for (const character of text) {
    marks = /\p{Mn}|\p{Me}/u.test(character) ? marks + 1 : 0
    if (marks > LIMITS.combiningMarks) return false
  }
  return true
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Characters as a person counts them: a conjunct, a flag or a family emoji is one (UAX 29). */
export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** The beginning of a text, on one line: so many characters as a person counts them, the last of them a sign that more follows. */
export function excerptOf(text: string, length: number): string {
  // One more than is shown, and no further: a text may be long.
  const starts: number[] = []
  const line = normaliseLine(text)
  for (const { index } of segmenter.segment(line)) {
    if (starts.push(index) > length) return `${line.slice(0, starts[length - 1]).trimEnd()}…`
  }
  return line
}

/** Languages that need type of their own; `und` is everything else. */
export type ScriptLanguage = 'ur' | 'hi' | 'bn' | 'en' | 'und'

const SCRIPTS: readonly [ScriptLanguage, RegExp][] = [
  ['ur', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['en', /\p{Script=Latin}/gu],
]

/** Guesses the language of a text from its commonest script, for `lang` and so for font and line height. */
export function guessLanguage(text: string): ScriptLanguage {
  let best: ScriptLanguage = 'und'
  let most = 0
  for (const [language, script] of SCRIPTS) {
    const letters = text.match(script)?.length ?? 0
    if (letters > most) {
      most = letters
      best = language
    }
  }
  return best
}
