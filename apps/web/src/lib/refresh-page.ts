import type { ToWorker } from './worker-words.ts'

/** A version that waits takes over sooner, and reloads the pages then (features/versions). */
const TAKEN_OVER_WITHIN_MS = 3_000

/** Loads the page anew, in the newest version that is there: this page and all others of this browser. */
export async function refreshPage(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  const word: ToWorker = { kind: 'take-over' }
  registration?.waiting?.postMessage(word)
  if (registration?.waiting) setTimeout(() => location.reload(), TAKEN_OVER_WITHIN_MS)
  else location.reload()
}
