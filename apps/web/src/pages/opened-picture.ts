import { createContext, useContext } from 'react'
import { type ShownRows, useFeedRows } from '#features/thoughts/feed-rows-context.ts'
import { createStore, type Store } from '#lib/store.ts'

/** The picture that has the screen to itself, and the feed it is from. */
export type OpenedPicture = { readonly thoughtId: string; readonly rows: ShownRows }

export const createOpenedPicture = () => createStore<OpenedPicture | null>(null)

export const OpenedPictureContext = createContext<Store<OpenedPicture | null> | null>(null)

export function useOpenedPicture(): Store<OpenedPicture | null> {
  const opened = useContext(OpenedPictureContext)
  if (!opened) throw new Error('useOpenedPicture needs an OpenedPictureContext above it.')
  return opened
}

export function useOpenPicture(thoughtId: string): () => void {
  const opened = useOpenedPicture()
  const rows = useFeedRows()
  return () => opened.set({ thoughtId, rows })
}
