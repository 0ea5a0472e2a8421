import type { TextStorage } from '@mehfil/client/ports'

/** Where somebody was in a feed: the row, its distance from the top of the view, and what was the newest then. */
export type RememberedPlace = {
  readonly key: string
  readonly offset: number
  /** The place of that row in its topic; 0 in a feed of several topics. */
  readonly seq: number
  /** The feed's count of thoughts up to which the reader had been at the top. */
  readonly seen: number
}

export type PlaceMemory = {
  get(feed: string): RememberedPlace | null
  set(feed: string, place: RememberedPlace): void
  forget(feed: string): void
}

/** Places by feed, kept for back, reload and switching between topics. */
export function createPlaceMemory(storage: TextStorage): PlaceMemory {
  const nameOf = (feed: string) => `mehfil:place:${feed}`
  return {
    get: feed => parsePlace(storage.get(nameOf(feed))),
    set: (feed, place) => storage.set(nameOf(feed), JSON.stringify(place)),
    forget: feed => storage.remove(nameOf(feed)),
  }
}

function parsePlace(text: string | null): RememberedPlace | null {
  if (text === null) return null
  try {
    const { key, offset, seq, seen } = JSON.parse(text)
    const isPlace = typeof key === 'string' && [offset, seq, seen].every(Number.isFinite)
    return isPlace ? { key, offset, seq, seen } : null
  } catch {
    return null
  }
}
