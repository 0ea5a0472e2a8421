import { createContext, useContext } from 'react'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore, type Store } from '#lib/store.ts'

/** What is said. Each is replaced by the next. */
export type Notice = {
  readonly id: number
  readonly text: string
  /** To what it counts down, if it says how long to wait. */
  readonly until?: number | undefined
  /** Takes back what is said to have been done. */
  readonly undo?: (() => void) | undefined
}

export type Notices = {
  /** For ears: whatever was said last. */
  readonly current: Store<Notice | null>
  /** For eyes: what was shown last, also while something is announced. */
  readonly shown: Store<Notice | null>
  /** The dialog that has the page to itself, if one has: what is outside of it is neither seen nor heard. */
  readonly room: Store<HTMLElement | null>
  /** Says it in the live region. Answers how to take it back once it is no longer true. */
  announce(text: string): () => void
  /** Says it there and shows it for some seconds, with a way to take it back if there is one. */
  show(text: string, undo?: () => void): void
  /** The same of what went wrong. */
  fail(error: unknown): void
}

export function createNotices(): Notices {
  const current = createStore<Notice | null>(null)
  let id = 0
  const shown = createStore<Notice | null>(null)
  const say = (text: string, more?: Pick<Notice, 'until' | 'undo'>) => {
    const notice = { id: ++id, text, ...more }
    current.set(notice)
    return notice
  }
  return {
    current,
    shown,
    room: createStore<HTMLElement | null>(null),
    announce(text) {
      const notice = say(text)
      return () => current.get() === notice && current.set(null)
    },
    show: (text, undo) => shown.set(say(text, { undo })),
    fail(error) {
      const { message, until }: Problem = problemOf(error)
      shown.set(say(message, { until }))
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
