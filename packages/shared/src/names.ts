import { LIMITS } from './limits.ts'

/** A piece of a text: plain, a member who is named, or the number of a thought in the same topic. */
export type NamedPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly handle: string }
  | { readonly kind: 'place'; readonly text: string; readonly seq: number }

/** `@handle` and `#812`, not in the middle of a word or an address. */
const NAMES =
  /(?<![\p{L}\p{N}_/@#.])(?:@([a-z0-9](?:[a-z0-9_]{0,28}[a-z0-9]))(?![\p{L}\p{N}_])|#([1-9]\d{0,8})(?![\p{L}\p{N}_]))/giu

/** Splits a text without web addresses at the names in it. */
export function namesIn(text: string): NamedPart[] {
  const parts: NamedPart[] = []
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

/** Whoever is named in a web address is not meant. */
const ADDRESSES = /\S+:\/\/\S*/gu

/** The handles of those whom a thought mentions, each once, the first `LIMITS.mentions` of them. */
export function mentionsIn(body: string): string[] {
  // Nearly always there are none, and the question stands in the way of a thought.
  if (!body.includes('@')) return []
  const parts = namesIn(body.replace(ADDRESSES, ' '))
  const handles = parts.flatMap(part => (part.kind === 'mention' ? [part.handle] : []))
  return [...new Set(handles)].slice(0, LIMITS.mentions)
}
