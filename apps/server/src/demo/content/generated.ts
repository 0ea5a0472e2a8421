import { thoughtsByTopic } from './all-thoughts.ts'
import { type Script, scriptOf } from './script-of.ts'

const limitUnits = 1_800
const verseMark = '\n— '

type Phrases = { readonly sentences: readonly string[]; readonly verses: readonly string[] }

/** Sentences of everyday thoughts may be mixed; a verse stays whole, with its poet. */
function phrasesOf(script: Script): Phrases {
  const bodies = Object.values(thoughtsByTopic)
    .flat()
    .map(thought => thought.body)
    .filter(body => scriptOf(body) === script)
  const spoken = bodies.filter(body => !body.includes(verseMark) && !body.includes('@'))
  return {
    sentences: spoken.flatMap(body => body.split(/(?<=[.?!।۔؟])\s+|\n+/u)).filter(part => part.length > 1),
    verses: bodies.filter(body => body.includes(verseMark)),
  }
}

/** Random numbers in [0, 1) that depend on the seed alone (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many sentences: mostly one to three, now and then a long story. */
function sentenceCount(roll: number): number {
  if (roll < 0.4) return 1
  if (roll < 0.75) return 2
  if (roll < 0.93) return 3 + Math.floor((roll - 0.75) * 20)
  return 8 + Math.floor((roll - 0.93) * 200)
}

function paragraphs(sentences: readonly string[]): string {
  const blocks: string[] = []
  for (let at = 0; at < sentences.length; at += 4) blocks.push(sentences.slice(at, at + 4).join(' '))
  return blocks.join('\n\n')
}

/**
 * Bodies for load and scale trials: `count` different texts in four scripts and many lengths, each
 * ending in its own number. The same seed gives the same texts; none is longer than 2,000 graphemes.
 */
export function* generatedThoughts(count: number, seed = 1): Generator<string, void, undefined> {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const phrases = (['latin', 'urdu', 'devanagari', 'bengali'] as const).map(phrasesOf)

  for (let number = 1; number <= count; number++) {
    const { sentences, verses } = pick(phrases)
    const opening = random() < 0.2 ? [pick(verses)] : []
    const told = Array.from({ length: sentenceCount(random()) }, () => pick(sentences))
    while (told.length > 1 && told.join(' ').length > limitUnits) told.pop()
    yield [...opening, paragraphs(told), `· ${number}`].join('\n')
  }
}
