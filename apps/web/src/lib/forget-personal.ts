import { KEPT_TEXTS } from './use-kept-text.ts'
import { PICTURES, SHARED } from './worker-words.ts'

/**
 * Whoever leaves leaves nothing behind of what she has seen; what she read is forgotten by the client, and what she has
 * written and not sent waits for her.
 */
export function forgetPersonal(): void {
  if ('caches' in window) for (const name of [PICTURES, SHARED.cache]) void caches.delete(name)
  for (const key of textsOfTab()) sessionStorage.removeItem(key)
}

function textsOfTab(): string[] {
  try {
    return Object.keys(sessionStorage).filter(key => key.startsWith(KEPT_TEXTS))
  } catch {
    return []
  }
}
