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
 * Three characters each of the words of a folded text, their beginnings apart, as numbers: what a part of a word is
 * found by. Two groups of characters may have the same number, rarely.
 */
export function innerParts(folded: string): number[] {
  const parts = new Set<number>()
  for (const word of new Set(wordsOf(folded))) {
    const characters = Array.from(word)
    for (let at = 1; at + SHORTEST_PART <= characters.length; at++) parts.add(numberOf(characters, at))
  }
  return [...parts]
}

/** Those that a text has which has this as a part of a word, not at its beginning. */
export const partsWithin = (part: string): number[] => innerParts(` _${part} `)

/** FNV-1a over the code points, as a signed number of 32 bits. */
function numberOf(characters: readonly string[], at: number): number {
  let hash = 0x811c9dc5
  for (let offset = 0; offset < SHORTEST_PART; offset++) {
    hash = Math.imul(hash ^ (characters[at + offset]?.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash | 0
}
