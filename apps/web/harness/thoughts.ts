export interface Thought {
  id: string
  lang: 'en' | 'ur' | 'hi' | 'bn'
  text: string
  /** Height in px of a picture that arrives late; 0 for none. */
  picture: number
}

const verses = {
  en: 'The terrace at dusk, before everyone arrives; bring the harmonium, and the good tea.',
  ur: 'ہزاروں خواہشیں ایسی کہ ہر خواہش پہ دم نکلے بہت نکلے مرے ارمان لیکن پھر بھی کم نکلے',
  hi: 'धीरे-धीरे रे मना, धीरे सब कुछ होय। माली सींचे सौ घड़ा, ऋतु आए फल होय।',
  bn: 'যেখানে দেখিবে ছাই, উড়াইয়া দেখ তাই, পাইলেও পাইতে পার অমূল্য রতন।',
}
const languages = ['en', 'ur', 'hi', 'bn'] as const

/** The same number makes the same thought, so that runs can be compared. */
export function aThought(number: number): Thought {
  const lang = languages[number % languages.length] ?? 'en'
  const repeats = 1 + ((number * 7919) % 5)
  return { id: `t${number}`, lang, text: `${number}. ${`${verses[lang]} `.repeat(repeats)}`, picture: 0 }
}

export function thoughts(newest: number, count: number): Thought[] {
  return Array.from({ length: count }, (_, index) => aThought(newest - index))
}

/** Deliberately rough, and wrong for most: the list has to be exact all the same. */
export function guessHeight(thought: Thought, width: number): number {
  return 90 + Math.ceil((thought.text.length * 7) / Math.max(width, 1)) * 24 + thought.picture
}
