import type { Readable } from '@mehfil/client/ports'
import { useCallback, useSyncExternalStore } from 'react'

/** The current value; the component is drawn again when it changes. */
export function useReadable<T>(readable: Readable<T>): T {
  const subscribe = useCallback((listener: () => void) => readable.subscribe(listener), [readable])
  const get = useCallback(() => readable.get(), [readable])
  return useSyncExternalStore(subscribe, get, get)
}

/** A part of the value; drawn again only when that part is another. `select` answers a primitive or a lasting object. */
export function useSelected<T, Part>(readable: Readable<T>, select: (value: T) => Part): Part {
  const subscribe = useCallback((listener: () => void) => readable.subscribe(listener), [readable])
  const get = () => select(readable.get())
  return useSyncExternalStore(subscribe, get, get)
}
