/** What pages and the service worker (apps/web/worker) say to each other, and where one puts what the other finds. */

/** Pictures of thoughts that were seen. */
export const PICTURES = 'mehfil-pictures'

/** What another app has shared, until a draft has it. */
export const SHARED = {
  cache: 'mehfil-shared',
  fields: '/shared/fields',
  picture: '/shared/picture',
} as const

/** The fields of the form that another app sends; named in the manifest. */
export type SharedFields = { readonly title: string; readonly text: string; readonly url: string }

export type ToWorker =
  /** Somebody wants the new version, now. */
  | { readonly kind: 'take-over' }
  /** A page of its version is there already: it may, unless another page is not. */
  | { readonly kind: 'join' }
  /** A page is there; it has loaded these, if it came before the worker did. */
  | { readonly kind: 'arrived'; readonly paths: readonly string[] }
  /** Asked with a port for the answer, by either side: which version it is. */
  | { readonly kind: 'which' }

export type ToPage =
  | { readonly kind: 'which' }
  /** This version has taken over. */
  | { readonly kind: 'active'; readonly version: string }
