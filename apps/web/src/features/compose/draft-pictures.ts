/** Pictures of drafts, by name: for all tabs and over a reload where the browser has a cache, else in this tab. */
export type DraftPictures = {
  /** Settles when other tabs can find it too, or never will. */
  keep(id: string, blob: Blob): Promise<void>
  find(id: string): Promise<Blob | undefined>
  forget(id: string): void
}

const CACHE = 'mehfil-draft-pictures'
const addressOf = (id: string) => `/draft-pictures/${id}`

/** `storage` is missing on plain http pages other than localhost; a full disk refuses. The memory has it anyway. */
export function createDraftPictures(storage: CacheStorage | undefined): DraftPictures {
  const held = new Map<string, Blob>()
  const inCache = async <T>(use: (cache: Cache) => Promise<T>): Promise<T | undefined> => {
    try {
      return storage && (await use(await storage.open(CACHE)))
    } catch {
      return undefined
    }
  }
  return {
    async keep(id, blob) {
      held.set(id, blob)
      await inCache(cache => cache.put(addressOf(id), new Response(blob)))
    },
    async find(id) {
      const known = held.get(id)
      if (known) return known
      const kept = await inCache(async cache => (await cache.match(addressOf(id)))?.blob())
      if (kept) held.set(id, kept)
      return kept
    },
    forget(id) {
      held.delete(id)
      void inCache(cache => cache.delete(addressOf(id)))
    },
  }
}
