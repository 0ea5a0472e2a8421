import { isAlone, isLeftOut, isMark, isOfWords, nasalDot, SPELLING } from './fold-letters.ts'

/**
 * Text as it is searched: words in one spelling, each between two single spaces. So ` word ` finds a whole word,
 * ` wor` the beginning of one, `ord` a part. For each UTF-16 unit: from where to where it stood in the original.
 */
export type Folded = {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Longer ones are cut: an index takes no words without end. */
const LONGEST_WORD = 64

/** Hamza above, which makes two letters of the great ye: ۓ is another way to write ئے. */
const HAMZA_ABOVE = '\u0654'
const GREAT_YE = 'ے'

type Places = { starts: number[]; ends: number[] }

/** As `foldText`, with the way back to the original. */
export function fold(text: string): Folded {
  const places: Places = { starts: [], ends: [] }
  return { text: run(text, places), ...places }
}

/**
 * Case, accents, vowel points, nuktas, forms of alef, ye, kaf and he, digits of all scripts, width and ligatures (NFKD)
 * make no difference any more; whatever is no part of a word is one space. The same in every locale. Folding twice is
 * folding once.
 */
export const foldText = (text: string): string => run(text)

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => folded.split(' ').filter(word => word !== '')

function run(text: string, places?: Places): string {
  // Characters, and not one string: what is put together from thousands is slow to look at in between.
  const folded: string[] = []
  let wordLength = 0
  let isAfterAlone = false
  let start = 0
  let end = 0

  function put(character: string) {
    folded.push(character)
    for (let unit = 0; places && unit < character.length; unit++) {
      places.starts.push(start)
      places.ends.push(end)
    }
  }

  function space() {
    if (folded.at(-1) !== ' ') put(' ')
    wordLength = 0
    isAfterAlone = false
  }

  /** Puts other characters in the place of the last ones, all of a single unit; they stand where all of those stood. */
  function replaceLast(count: number, by: string) {
    folded.splice(-count)
    wordLength += by.length - count
    const first = places?.starts.splice(-count)[0] ?? start
    const last = places?.ends.splice(-count).at(-1) ?? end
    for (const character of by) {
      folded.push(character)
      places?.starts.push(first)
      places?.ends.push(last)
    }
  }

  function letter({ character, kind }: Piece) {
    if (kind === 'alone' || (isAfterAlone && kind !== 'mark')) space()
    if (wordLength + character.length > LONGEST_WORD) space()
    const dot = nasalDot(folded.at(-2), folded.at(-1), character)
    if (dot !== undefined) replaceLast(2, dot)
    put(character)
    wordLength += character.length
    isAfterAlone ||= kind === 'alone'
  }

  space()
  for (const character of text) {
    end = start + character.length
    for (const piece of spelt(character)) {
      if (piece.kind === 'space') space()
      else if (piece.kind !== 'hamza') letter(piece)
      else if (folded.at(-1) === GREAT_YE) {
        replaceLast(1, 'ی')
        letter({ character: GREAT_YE, kind: 'letter' })
      }
    }
    start = end
  }
  space()
  return folded.join('')
}

type Piece = {
  readonly character: string
  readonly kind: 'letter' | 'mark' | 'alone' | 'space' | 'hamza'
}

/** Below this, each character is worked out once: it holds all that is written often, but ideographs. */
const REMEMBERED = 0x3000
const remembered = new Array<readonly Piece[] | undefined>(REMEMBERED)

function spelt(character: string): readonly Piece[] {
  const point = character.codePointAt(0) ?? 0
  if (point >= REMEMBERED) return spell(character)
  const pieces = remembered[point] ?? spell(character)
  remembered[point] = pieces
  return pieces
}

/** What stands for one character by itself. */
function spell(character: string): Piece[] {
  const pieces: Piece[] = []
  for (const part of character.normalize('NFKD')) {
    // Upper case first: it knows more of what is the same, such as ß and ss.
    for (const plain of part.toUpperCase().toLowerCase().normalize('NFKD')) {
      if (isLeftOut(plain)) continue
      for (const spelling of SPELLING.get(plain) ?? plain) {
        pieces.push({ character: spelling, kind: kindOf(spelling) })
      }
    }
  }
  return pieces
}

function kindOf(character: string): Piece['kind'] {
  if (character === HAMZA_ABOVE) return 'hamza'
  if (!isOfWords(character)) return 'space'
  if (isMark(character)) return 'mark'
  return isAlone(character) ? 'alone' : 'letter'
}
