import { type Folded, fold } from './fold.ts'
import { needleOf, type Question, type Term } from './search-question.ts'

/** From and up to, in UTF-16 units of the original: `text.slice(from, to)` is what was found. */
export type Span = [from: number, to: number]

/** More are not marked: a page of marks tells nothing. */
const MOST = 100

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Is it what is looked for? The same rule as in the database, for a text that may have changed since it was found. */
export function isMet({ terms, excluded }: Question, folded: string): boolean {
  const has = (term: Term) => folded.includes(needleOf(term, term.furthest))
  return terms.every(has) && !excluded.some(has)
}

/** Where a text has what is looked for: in order, apart from each other, each of whole graphemes. */
export function findSpans({ terms }: Question, text: string, given: Folded = fold(text)): Span[] {
  const { text: folded, starts, ends } = given
  const found: Span[] = []
  for (const term of terms) {
    const needle = needleOf(term, term.furthest)
    const [from, to] = [
      needle.startsWith(' ') ? 1 : 0,
      needle.endsWith(' ') ? needle.length - 1 : needle.length,
    ]
    for (
      let at = folded.indexOf(needle);
      at !== -1 && found.length < MOST;
      at = folded.indexOf(needle, at + 1)
    ) {
      found.push([starts[at + from] ?? 0, ends[at + to - 1] ?? 0])
    }
  }
  return apart(wholeGraphemes(text, found))
}

function wholeGraphemes(text: string, spans: readonly Span[]): Span[] {
  if (spans.length === 0) return []
  const segments = segmenter.segment(text)
  return spans.map(([from, to]) => {
    const last = segments.containing(to - 1)
    return [segments.containing(from)?.index ?? from, last ? last.index + last.segment.length : to]
  })
}

/** Those that touch become one. */
function apart(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const [from, to] of spans.toSorted((one, other) => one[0] - other[0])) {
    const last = all.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}
