import type { TextStorage } from '@mehfil/client/ports'
import { readJson, searchesKey } from '#lib/storage.ts'

const MOST = 10

/**
 * What somebody looked for lately, in this browser and nowhere else. Read anew each time: another tab may have written
 * it, or have forgotten it when she signed out.
 */
export function recentSearches(storage: TextStorage, personId: string | undefined) {
  const key = searchesKey(personId)
  const keep = (all: readonly string[]) => {
    if (all.length === 0) storage.remove(key)
    else storage.set(key, JSON.stringify(all.slice(0, MOST)))
    return all.slice(0, MOST)
  }
  function list(): readonly string[] {
    const kept = readJson(storage, key)
    return Array.isArray(kept) ? kept.filter(each => typeof each === 'string').slice(0, MOST) : []
  }
  const without = (text: string) => list().filter(each => each !== text)
  return {
    list,
    /** The newest first; each once. */
    add(text: string) {
      const line = text.trim().replace(/\s+/g, ' ')
      return line === '' ? list() : keep([line, ...without(line)])
    },
    remove: (text: string) => keep(without(text)),
    clear: () => keep([]),
  }
}
