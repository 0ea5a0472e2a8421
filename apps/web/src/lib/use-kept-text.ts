import { useState } from 'react'
import { tabStorage } from './storage.ts'

export const KEPT_TEXTS = 'mehfil:text:'

/** What is being written where it is no draft: it outlives a reload of its tab, until it is saved or given up. */
export function useKeptText(name: string, initial: string) {
  const key = KEPT_TEXTS + name
  const [text, setText] = useState(() => tabStorage.get(key) ?? initial)
  const write = (next: string) => {
    setText(next)
    if (next === initial) tabStorage.remove(key)
    else tabStorage.set(key, next)
  }
  return [text, write, () => tabStorage.remove(key)] as const
}
