/** Random numbers in [0, 1). */
type Random = () => number

/** Syllables of four scripts: words are made of them, so that there are as many as a community has, common and rare. */
const SYLLABLES = {
  latin: 'ka me dil ran shu ab ti no har be sa lu gi ro pa te mi ya du fir chand el or vi ne'.split(' '),
  urdu: 'دل را می شب کا نو ہا بے سا لو گی رو پا تے مہ یا دو فر چا ند اے عش قی ہجر وص'.split(' '),
  devanagari: 'दि रा मी शब का नो हा बे सा लू गी रो पा ते मे या दू फ़ि चाँ न्द ए इ की हिज वस'.split(' '),
  bengali: 'দি রা মী শব কা নো হা বে সা লু গী রো পা তে মে য়া দু ফি চাঁ ন্দ এ ই কী হি বস'.split(' '),
} as const

export type Script = keyof typeof SYLLABLES

export const SCRIPTS = Object.keys(SYLLABLES) as readonly Script[]

/** Different words of each script. */
export const VOCABULARY = 50_000

/** The word of this rank, 0 the commonest: always the same, short where it is common. */
export function wordOf(script: Script, rank: number): string {
  const syllables = SYLLABLES[script]
  let word = ''
  for (let left = rank + 1; left > 0; left = Math.floor(left / syllables.length)) {
    word += syllables[(left * 7 + word.length) % syllables.length]
  }
  return word
}

/** As often as words are in languages (Zipf): one of twice the rank half as often. */
const rankFrom = (random: Random) => Math.floor(VOCABULARY ** random()) - 1

/** A thought in one of the scripts, of 4 to 60 words, mostly few. */
export function textFrom(random: Random): string {
  const script = SCRIPTS[Math.floor(random() * SCRIPTS.length)] as Script
  const count = 4 + Math.floor(56 * random() ** 2)
  return Array.from({ length: count }, () => wordOf(script, rankFrom(random))).join(' ')
}

export type Asked = { readonly kind: string; readonly q: string; readonly inTopic: boolean }

type Maker = (script: Script, random: Random) => string

const ranked = (from: number, to: number) => (script: Script, random: Random) =>
  wordOf(script, from + Math.floor(random() * (to - from)))

const common = ranked(0, 30)
const middling = ranked(300, 3_000)
const rare = ranked(20_000, VOCABULARY)

/** Cuts between characters. */
const cut = (word: string, from: number, to?: number) => Array.from(word).slice(from, to).join('')

/** What people look for, each as often as the others. */
const KINDS: Readonly<Record<string, Maker>> = {
  'a common word': common,
  'a word': middling,
  'a rare word': rare,
  'two common words': (...given) => `${common(...given)} ${common(...given)}`,
  'a word and a rare one': (...given) => `${middling(...given)} ${rare(...given)}`,
  'a beginning': (...given) => cut(middling(...given), 0, 3),
  'two letters': (...given) => cut(middling(...given), 0, 2),
  'a part': (...given) => cut(rare(...given), 1, 5),
  'a phrase': (...given) => `"${common(...given)} ${middling(...given)}"`,
  'a common word without another': (...given) => `${common(...given)} -${common(...given)}`,
  'what is nowhere': (...given) => `${rare(...given)}${rare(...given)}`,
}

/** So many questions of each kind, in each script, every fourth in one topic alone; in an order that mixes them. */
export function questionsFrom(random: Random, rounds: number): readonly Asked[] {
  const questions = Array.from({ length: rounds }, (_, round) =>
    SCRIPTS.flatMap((script, at) =>
      Object.entries(KINDS).map(([kind, make]) => ({
        kind,
        q: make(script, random),
        inTopic: (round + at) % 4 === 0,
      })),
    ),
  )
  return questions.flat().toSorted((one, other) => (one.q < other.q ? -1 : 1))
}
