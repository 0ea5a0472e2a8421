const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cutting text into graphemes takes long, and a page shows the same people again and again. */
const known = new Map<string, string>()

/** One or two letters for a picture: of the first two words, whole graphemes, in any script. */
export function initialsOf(name: string): string {
  const initials = known.get(name) ?? cutFrom(name)
  known.set(name, initials)
  return initials
}

function cutFrom(name: string): string {
  const words = name.split(/\s+/).filter(word => /\p{L}|\p{N}/u.test(word))
  return words.slice(0, 2).map(firstLetter).join('').toLocaleUpperCase()
}

function firstLetter(word: string): string {
  for (const { segment } of segmenter.segment(word)) {
    if (/\p{L}|\p{N}/u.test(segment)) return segment
  }
  return ''
}
