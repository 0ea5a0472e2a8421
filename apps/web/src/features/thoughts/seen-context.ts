import { createContext, type RefCallback, useCallback, useContext, useEffect, useMemo } from 'react'
import { createSeenWatcher, type SeenWatcher } from './seen-watcher.ts'

const SeenContext = createContext<SeenWatcher | null>(null)

export const SeenProvider = SeenContext.Provider

/** A watcher for one feed; `onSeen` is a lasting function. */
export function useSeenWatcher(onSeen: ((seq: number) => void) | undefined): SeenWatcher | null {
  const watcher = useMemo(() => (onSeen ? createSeenWatcher(onSeen) : null), [onSeen])
  useEffect(() => () => watcher?.stop(), [watcher])
  return watcher
}

/** A ref for the card of a place, watched while it is mounted. */
export function useSeen(seq: number): RefCallback<HTMLElement> {
  const watcher = useContext(SeenContext)
  return useCallback(card => (card && watcher ? watcher.watch(card, seq) : undefined), [watcher, seq])
}
