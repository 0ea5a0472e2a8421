import { createContext, useContext, useEffect } from 'react'
import { useReadable } from '#lib/use-readable.ts'
import type { Draft, Drafts } from './drafts.ts'

const DraftsContext = createContext<Drafts | null>(null)

export const DraftsProvider = DraftsContext.Provider

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext)
  if (!drafts) throw new Error('useDrafts needs a DraftsProvider above it.')
  return drafts
}

export function useDraft(key: string): Draft | null {
  return useReadable(useDrafts().watch(key))
}

/** Mirrors what other tabs write and send. */
export function useDraftsOfOtherTabs(drafts: Drafts): void {
  useEffect(() => {
    const handleStorage = (event: StorageEvent) => drafts.handleStorage(event)
    window.addEventListener('storage', handleStorage)
    return () => window.removeEventListener('storage', handleStorage)
  }, [drafts])
}
