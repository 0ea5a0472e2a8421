/** Random numbers in [0, 1). */
type Random = () => number
/** Syllables of four scripts: words are made of them, so that there are as many as a community has, common and rare. */
declare const SYLLABLES: {
  readonly latin: string[]
  readonly urdu: string[]
  readonly devanagari: string[]
  readonly bengali: string[]
}
export type Script = keyof typeof SYLLABLES
export declare const SCRIPTS: readonly Script[]
/** Different words of each script. */
export declare const VOCABULARY = 50000
/** The word of this rank, 0 the commonest: always the same, short where it is common. */
export declare function wordOf(script: Script, rank: number): string
/** A thought in one of the scripts, of 4 to 60 words, mostly few. */
export declare function textFrom(random: Random): string
export type Asked = {
  readonly kind: string
  readonly q: string
  readonly inTopic: boolean
}
/** So many questions of each kind, in each script, every fourth in one topic alone; in an order that mixes them. */
export declare function questionsFrom(random: Random, rounds: number): readonly Asked[]
