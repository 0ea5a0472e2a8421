import { useMemo, useState } from 'react'
import { useUser } from '#lib/client-context.ts'
import { lastingStorage } from '#lib/storage.ts'
import { recentSearches } from './recent-searches.ts'

/** What she looked for lately, and ways to change it. */
export function useRecent() {
  const id = useUser()?.id
  const kept = useMemo(() => recentSearches(lastingStorage, id), [id])
  const [recent, setRecent] = useState(kept.list)
  return {
    recent,
    add: (text: string) => setRecent(kept.add(text)),
    remove: (text: string) => setRecent(kept.remove(text)),
    clear: () => setRecent(kept.clear()),
  }
}
