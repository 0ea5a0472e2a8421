import type { find } from 'linkifyjs'

/** Finds web addresses: linkifyjs, which is fetched only when a text looks as if it had one. */
export type FindLinks = typeof find

/** A piece of a text. Every piece becomes a text node; only the kind decides whether a link is around it (S11). */
export type BodyPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly text: string; readonly handle: string }
  | { readonly kind: 'place'; readonly text: string; readonly seq: number }

/** `@handle` and `#812`, not in the middle of a word or an address. */
const NAMES =
  /(?<![\p{L}\p{N}_/@#.])(?:@([a-z0-9](?:[a-z0-9_]{0,28}[a-z0-9]))(?![\p{L}\p{N}_])|#([1-9]\d{0,8})(?![\p{L}\p{N}_]))/giu

/** Something with a dot or a scheme inside: worth a closer look. */
export const mayHaveLinks = (body: string) => /[^\s.]\.[^\s.]|:\/\//.test(body)

/** Splits a text into what is plain, a web address, a mention or the number of a thought in the same topic. */
export function bodyParts(body: string, findLinks: FindLinks | undefined): BodyPart[] {
  const parts: BodyPart[] = []
  let from = 0
  for (const { value, href, start, end } of linksIn(body, findLinks)) {
    parts.push(...namesIn(body.slice(from, start)), { kind: 'link', text: value, href })
    from = end
  }
  parts.push(...namesIn(body.slice(from)))
  return parts
}

/** Only web addresses: the library also finds mail, and could be taught other schemes. */
function linksIn(body: string, findLinks: FindLinks | undefined) {
  if (!findLinks || !mayHaveLinks(body)) return []
  return findLinks(body, 'url', { defaultProtocol: 'https' }).filter(({ href }) => isWebAddress(href))
}

function isWebAddress(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol } = new URL(href)
  return protocol === 'https:' || protocol === 'http:'
}

function namesIn(text: string): BodyPart[] {
  const parts: BodyPart[] = []
  let from = 0
  for (const match of text.matchAll(NAMES)) {
    const [whole, handle, seq] = match
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    if (handle) parts.push({ kind: 'mention', text: whole, handle: handle.toLowerCase() })
    else parts.push({ kind: 'place', text: whole, seq: Number(seq) })
    from = match.index + whole.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}
