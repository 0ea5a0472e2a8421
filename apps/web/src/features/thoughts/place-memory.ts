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
  /** At the newest there is no place to remember: one comes back to what is the newest then. */
  setNewest(feed: string): void
  /** Whether the feed was shown here, at a place or at the newest. */
  has(feed: string): boolean
}

/** Places by feed, kept for back, reload and switching between topics. */
export function createPlaceMemory(storage: TextStorage, personId = ''): PlaceMemory {
  // Who was there as a guest has not been there as herself.
  const newest = `newest ${personId}`
  const nameOf = (feed: string) => `mehfil:place:${feed}`
  return {
    get: feed => parsePlace(storage.get(nameOf(feed))),
    set: (feed, place) => storage.set(nameOf(feed), JSON.stringify(place)),
    setNewest: feed => storage.set(nameOf(feed), newest),
    has(feed) {
      const text = storage.get(nameOf(feed))
      return text === newest || parsePlace(text) !== null
    },
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
