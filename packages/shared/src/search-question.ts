import { foldText, wordsOf } from './fold.ts'

/** How well a term is met: 0 by whole words, 1 by the beginning of one, 2 by a part of one. The less the better. */
export type Nearness = 0 | 1 | 2

/** Folded words that have to follow each other. */
export type Term = {
  readonly words: readonly string[]
  /** No lesser nearness will do; 0 for what stood in quotes. */
  readonly furthest: Nearness
}

/** What somebody looks for: all of the terms, and none of what is excluded. */
export type Question = { readonly terms: readonly Term[]; readonly excluded: readonly Term[] }

/** Below this, a part is in nearly every word, and only beginnings are looked for. In characters. */
export const SHORTEST_PART = 3

/** Optionally a minus at the start of a word; then what stands in quotes, or up to the next space or quote. */
const PARTS = /(?:(?<=^|\s)([-−–]))?(?:["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+))/gu

/** Reads `word "some words" -word`. Never fails: what is no word says nothing. */
export function readQuestion(text: string): Question {
  const terms = new Map<string, Term>()
  const excluded = new Map<string, Term>()
  for (const [, minus, quoted, bare] of text.matchAll(PARTS)) {
    const words = wordsOf(foldText(quoted ?? bare ?? ''))
    if (words.length === 0) continue
    const isExact = quoted !== undefined || minus !== undefined
    const term = { words, furthest: isExact ? 0 : furthestOf(words) } as const
    const into = minus === undefined ? terms : excluded
    into.set(`${term.furthest} ${words.join(' ')}`, term)
  }
  return { terms: [...terms.values()], excluded: [...excluded.values()] }
}

/** Of several words that belong together only the last may go on: dil-e-nad finds dil-e-nadaan. */
function furthestOf([word = '', ...others]: readonly string[]): Nearness {
  return others.length === 0 && Array.from(word).length >= SHORTEST_PART ? 2 : 1
}

/** What has to stand in a folded text so that the term is met as near as this. */
export function needleOf({ words, furthest }: Term, nearness: Nearness): string {
  const text = words.join(' ')
  switch (Math.min(furthest, nearness)) {
    case 0:
      return ` ${text} `
    case 1:
      return ` ${text}`
    default:
      return text
  }
}

export const furthestOfAll = ({ terms }: Question): Nearness =>
  Math.max(0, ...terms.map(({ furthest }) => furthest)) as Nearness

/**
 * What an index of words does not know of a folded text, as numbers: each three characters within a word, its beginning
 * apart, and each two words that follow each other. Some have the same number.
 */
export function partsOf(folded: string): number[] {
  const words = wordsOf(folded)
  const parts = new Set(pairsOf(words))
  for (const word of new Set(words)) {
    const characters = Array.from(word)
    for (let at = 1; at + SHORTEST_PART <= characters.length; at++) {
      parts.add(numberOf(characters.slice(at, at + SHORTEST_PART)))
    }
  }
  return [...parts]
}

/** Those of a text that has this as a part of a word, not at its beginning. */
export const partsWithin = (part: string): number[] => partsOf(` _${part} `)

/** Those of a text in which the words of the term follow each other; of a last one that may go on nothing is known. */
export const pairsWithin = ({ words, furthest }: Term, nearness: Nearness): number[] =>
  pairsOf(Math.min(furthest, nearness) === 0 ? words : words.slice(0, -1))

/** Nearly every pair of words is a new one: told apart only so far, they are few, and small to keep. */
const PAIRS = 2 ** 18

const pairsOf = (words: readonly string[]): number[] =>
  words.slice(1).map((word, at) => numberOf(Array.from(`${words[at]} ${word}`)) & (PAIRS - 1))

/** FNV-1a over the code points, as a signed number of 32 bits. */
function numberOf(characters: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const character of characters) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}
