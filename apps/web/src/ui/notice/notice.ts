import { createContext, useContext } from 'react'
import { createStore, type Store } from '#lib/store.ts'

/** `announced` is for ears only, `shown` for eyes and ears. Each is replaced by the next. */
export type Notice = { readonly id: number; readonly text: string; readonly isShown: boolean }

export type Notices = {
  readonly current: Store<Notice | null>
  /** Says it in the live region. Answers how to take it back once it is no longer true. */
  announce(text: string): () => void
  /** Says it there and shows it for some seconds. */
  show(text: string): void
}

export function createNotices(): Notices {
  const current = createStore<Notice | null>(null)
  let id = 0
  const say = (text: string, isShown: boolean) => {
    const notice = { id: ++id, text, isShown }
    current.set(notice)
    return () => current.get() === notice && current.set(null)
  }
  return { current, announce: text => say(text, false), show: text => say(text, true) }
}

const NoticesContext = createContext<Notices | null>(null)

export const NoticesProvider = NoticesContext.Provider

export function useNotices(): Notices {
  const notices = useContext(NoticesContext)
  if (!notices) throw new Error('useNotices needs a NoticesProvider above it.')
  return notices
}
