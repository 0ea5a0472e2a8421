import { type NamedPart, namesIn } from '@mehfil/shared/names'
import type { find } from 'linkifyjs'

/** Finds web addresses: linkifyjs, which is fetched only when a text looks as if it had one. */
export type FindLinks = typeof find

/** A piece of a text. Every piece becomes a text node; only the kind decides whether a link is around it (S11). */
export type BodyPart = NamedPart | { readonly kind: 'link'; readonly text: string; readonly href: string }

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
