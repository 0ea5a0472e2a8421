import type { TextStorage } from '@mehfil/client/ports'

/**
 * A page's storage, which a private window or a full disk may refuse: then it forgets, and nothing else breaks.
 * `reach` is asked each time, because even touching `localStorage` throws where it is off.
 */
function forgiving(reach: () => Storage): TextStorage {
  return {
    get(key) {
      try {
        return reach().getItem(key)
      } catch {
        return null
      }
    },
    set(key, value) {
      try {
        reach().setItem(key, value)
      } catch {
        // Nothing to do: see above.
      }
    },
    remove(key) {
      try {
        reach().removeItem(key)
      } catch {
        // Nothing to do: see above.
      }
    },
  }
}

/** Lasts, and is shared by all tabs. */
export const lastingStorage = forgiving(() => localStorage)
/** Lives as long as the tab, through reloads. */
export const tabStorage = forgiving(() => sessionStorage)

/** Where this browser keeps what somebody looked for; forgotten when she signs out. */
export const searchesKey = (personId = 'guest') => `mehfil:searches:${personId}`

/** Reads JSON that somebody else may have written: what does not parse is as good as absent. */
export function readJson(storage: TextStorage, key: string): unknown {
  const text = storage.get(key)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
