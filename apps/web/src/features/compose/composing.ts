import type { Topic } from '@mehfil/shared/topic'
import { createContext, useContext } from 'react'
import { createStore, type Store } from '#lib/store.ts'

/** The sheet to write in, and the topic on screen that it would write to. */
export type Composing = { readonly isOpen: Store<boolean>; readonly topic: Store<Topic | undefined> }

export const createComposing = (): Composing => ({
  isOpen: createStore(false),
  topic: createStore<Topic | undefined>(undefined),
})

const ComposingContext = createContext<Composing | null>(null)

export const ComposingProvider = ComposingContext.Provider

export function useComposing(): Composing {
  const composing = useContext(ComposingContext)
  if (!composing) throw new Error('useComposing needs a ComposingProvider above it.')
  return composing
}
