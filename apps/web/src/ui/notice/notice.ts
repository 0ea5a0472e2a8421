import { createContext, useContext } from 'react'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore, type Store } from '#lib/store.ts'

/** `announced` is for ears only, `shown` for eyes and ears. Each is replaced by the next. */
export type Notice = {
  readonly id: number
  readonly text: string
  readonly isShown: boolean
  /** To what it counts down, if it says how long to wait. */
  readonly until?: number | undefined
}

export type Notices = {
  readonly current: Store<Notice | null>
  /** Says it in the live region. Answers how to take it back once it is no longer true. */
  announce(text: string): () => void
  /** Says it there and shows it for some seconds. */
  show(text: string): void
  /** The same of what went wrong. */
  fail(error: unknown): void
}

export function createNotices(): Notices {
  const current = createStore<Notice | null>(null)
  let id = 0
  const say = (text: string, isShown: boolean, until?: number) => {
    const notice = { id: ++id, text, isShown, until }
    current.set(notice)
    return () => current.get() === notice && current.set(null)
  }
  return {
    current,
    announce: text => say(text, false),
    show: text => say(text, true),
    fail(error) {
      const { message, until }: Problem = problemOf(error)
      say(message, true, until)
    },
  }
}

const NoticesContext = createContext<Notices | null>(null)

export const NoticesProvider = NoticesContext.Provider

export function useNotices(): Notices {
  const notices = useContext(NoticesContext)
  if (!notices) throw new Error('useNotices needs a NoticesProvider above it.')
  return notices
}
