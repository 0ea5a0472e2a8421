import type { Clock } from './clock.ts'

export type CacheCounts = { size: number; maxSize: number; hits: number; misses: number; hitRate: number }

export type BoundedMap<V> = {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  counts(): CacheCounts
}

type Options = { maxSize: number; ttlMs: number; clock: Clock }

/**
 * Remembers at most `maxSize` values, each for `ttlMs`; the one set longest ago leaves first. A Map keeps the
 * order of insertion, so with one span for all, its first key is always the one that ends first.
 */
export function createBoundedMap<V>({ maxSize, ttlMs, clock }: Options): BoundedMap<V> {
  const entries = new Map<string, { value: V; until: number }>()
  let hits = 0
  let misses = 0
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry && entry.until > clock.elapsed()) {
        hits++
        return entry.value
      }
      misses++
      entries.delete(key)
      return undefined
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, { value, until: clock.elapsed() + ttlMs })
      if (entries.size <= maxSize) return
      const [oldest] = entries.keys()
      if (oldest !== undefined) entries.delete(oldest)
    },
    delete: key => void entries.delete(key),
    counts: () => ({
      size: entries.size,
      maxSize,
      hits,
      misses,
      hitRate: hits + misses === 0 ? 0 : hits / (hits + misses),
    }),
  }
}
