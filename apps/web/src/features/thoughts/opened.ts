import { createContext, useContext } from 'react'
import { readJson, tabStorage } from '#lib/storage.ts'
import { createStore, type Store } from '#lib/store.ts'
import { useSelected } from '#lib/use-readable.ts'

/** What has been opened on a card: at most one in the app, and it outlives the card being scrolled away. */
export type Opened = {
  readonly thoughtId: string
  readonly task: 'reply' | 'edit' | 'delete' | 'history' | 'reactions' | 'block'
} | null

const PREFIX = 'mehfil:opened:'
/** What somebody may be writing in; the rest is looked at, and opened again if it is wanted. */
const WRITTEN_IN = ['reply', 'edit']

/** Open again after a reload of its tab, with what was written. */
export function createOpened(userId: string | undefined) {
  const key = PREFIX + (userId ?? '')
  const opened = createStore(parseOpened(readJson(tabStorage, key)))
  opened.subscribe(() => {
    const now = opened.get()
    if (now && WRITTEN_IN.includes(now.task)) tabStorage.set(key, JSON.stringify(now))
    else tabStorage.remove(key)
  })
  return opened
}

function parseOpened(kept: unknown): Opened {
  const opened = kept as Opened
  return opened && WRITTEN_IN.includes(opened.task) ? opened : null
}

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
