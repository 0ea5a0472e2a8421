import { createContext } from 'react'
import { createStore, type Store } from '#lib/store.ts'

export type NewVersion = 'none' | 'ready' | 'put-off'

/** Lasts while lines come and go. */
export const NewVersionContext = createContext<Store<NewVersion>>(createStore<NewVersion>('none'))
