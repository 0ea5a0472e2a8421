const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cutting text into graphemes takes long, and a page shows the same people again and again. */
const known = new Map<string, string>()

/** The first letter of a name, for a picture: a whole grapheme, in any script. */
export function initialOf(name: string): string {
  const initial = known.get(name) ?? cutFrom(name)
  known.set(name, initial)
  return initial
}

function cutFrom(name: string): string {
  for (const { segment } of segmenter.segment(name)) {
    if (/\p{L}|\p{N}/u.test(segment)) return segment.toLocaleUpperCase()
  }
  return ''
}
