/** What is read at an address of the web app, as far as it is a feed that comes with the page. */
export type PageAddress =
  | { readonly kind: 'topic'; readonly slug: string; readonly seq: number | undefined }
  | { readonly kind: 'explore' }
  | { readonly kind: 'home' }
  | { readonly kind: 'other' }

/** Paths that are no page: one that is not there is answered as such, not with the app. */
export const NOT_A_PAGE = /^\/(api|media|socket\.io|health|metrics|assets)(\/|$)|^\/openapi\.json$/

const TOPIC = /^\/t\/([^/]+)(?:\/([1-9]\d{0,9}))?\/?$/

/** A guest has no home: she is shown what everyone can read. */
export function pageAddress(path: string, isMember: boolean): PageAddress {
  const [, slug, seq] = TOPIC.exec(path) ?? []
  if (slug !== undefined) return { kind: 'topic', slug, seq: seq === undefined ? undefined : Number(seq) }
  if (path === '/explore' || (path === '/' && !isMember)) return { kind: 'explore' }
  return { kind: path === '/' ? 'home' : 'other' }
}
