import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds now; on the server, which sees no screen, none does. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  )
}

/** A phone: the composer is a sheet and the navigation a bar at the bottom. */
export const PHONE = '(max-width: 720px)'
