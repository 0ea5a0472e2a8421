import { createContext, useContext } from 'react'
import { createStore, type Store } from '#lib/store.ts'
import { useSelected } from '#lib/use-readable.ts'

/** What has been opened on a card: at most one in the app, and it outlives the card being scrolled away. */
export type Opened = {
  readonly thoughtId: string
  readonly task: 'reply' | 'edit' | 'delete' | 'history' | 'reactions' | 'block'
} | null

export const createOpened = () => createStore<Opened>(null)

const OpenedContext = createContext<Store<Opened> | null>(null)

export const OpenedProvider = OpenedContext.Provider

export function useOpened(): Store<Opened> {
  const opened = useContext(OpenedContext)
  if (!opened) throw new Error('useOpened needs an OpenedProvider above it.')
  return opened
}

/** What is open on this thought; drawn again only when that changes. */
export function useOpenTask(thoughtId: string) {
  return useSelected(useOpened(), opened => (opened?.thoughtId === thoughtId ? opened.task : null))
}
