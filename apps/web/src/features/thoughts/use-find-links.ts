import { useEffect } from 'react'
import { createStore } from '#lib/store.ts'
import { useReadable } from '#lib/use-readable.ts'
import { type FindLinks, mayHaveLinks } from './body-parts.ts'

const found = createStore<{ find: FindLinks } | undefined>(undefined)

/** What finds links, once it is there; asked for by the first text that may have one. */
export function useFindLinks(body: string): FindLinks | undefined {
  const finder = useReadable(found)
  const isWanted = mayHaveLinks(body)
  useEffect(() => {
    if (!isWanted || found.get()) return
    // Without it the text is plain text, which is readable too.
    import('linkifyjs').then(found.set, () => undefined)
  }, [isWanted])
  return isWanted ? finder?.find : undefined
}
