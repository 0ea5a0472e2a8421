/** A line of each. */
export const SCRIPTS = [
  'The kettle sings, and nobody is in a hurry.',
  'بات کرنی مجھے مشکل کبھی ایسی تو نہ تھی',
  'रात भर बारिश होती रही और हम बातें करते रहे।',
  'আজ সারাদিন জানালার পাশে বসে বই পড়েছি।',
]

/** Thoughts of many lengths in four scripts. */
export const manyThoughts = (count: number) =>
  Array.from({ length: count }, (_, at) => `${`${SCRIPTS[at % 4]} `.repeat(1 + ((at * 7) % 5))}· ${at}`)
