/** What the pill needs to know. `head` counts every thought that ever came on top; it only grows. */
export type Unseen = {
  readonly seen: number
  readonly head: number
  /** How many of those that came are not shown to her. */
  readonly veiled?: number
}

/** While the reader is at the newest, all is seen; away from there, what comes is counted. */
export function nextSeen(seen: number, { head, isAtNewest }: { head: number; isAtNewest: boolean }): number {
  // A topic whose numbering began anew has a smaller head.
  return isAtNewest ? head : Math.min(seen, head)
}

export const unseenCount = ({ seen, head, veiled = 0 }: Unseen) => Math.max(0, head - seen - veiled)

export type PillState =
  | { readonly kind: 'none' }
  | { readonly kind: 'new'; readonly count: number }
  | { readonly kind: 'newest' }

/** The pill counts what is new; who is far from the newest without anything new is offered the way there. */
export function pillState({ count, offersNewest }: { count: number; offersNewest: boolean }): PillState {
  if (count > 0) return { kind: 'new', count }
  return offersNewest ? { kind: 'newest' } : { kind: 'none' }
}
