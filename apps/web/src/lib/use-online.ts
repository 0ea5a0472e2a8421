import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** What the browser believes of the machine's line; false is sure, true is a guess. */
export const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine)
