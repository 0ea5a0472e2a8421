import { createContext, useContext, useEffect } from 'react'
import { createStore, type Store } from '#lib/store.ts'
import { useReadable } from '#lib/use-readable.ts'

/** Whether the topic on screen is known to miss something: its page knows, the line says so. */
const CatchingUpContext = createContext<Store<boolean>>(createStore(false))

export const useIsCatchingUp = () => useReadable(useContext(CatchingUpContext))

export function useTellCatchingUp(isCatchingUp: boolean): void {
  const store = useContext(CatchingUpContext)
  useEffect(() => {
    store.set(isCatchingUp)
    return () => store.set(false)
  }, [store, isCatchingUp])
}
