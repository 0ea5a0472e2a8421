import type { FeedClient } from '@mehfil/client/feed-client'
import type { Person, User } from '@mehfil/shared/person'
import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react'
import { useReadable } from './use-readable.ts'

const ClientContext = createContext<FeedClient | null>(null)

export const ClientProvider = ClientContext.Provider

export function useClient(): FeedClient {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient needs a ClientProvider above it.')
  return client
}

/** Who is signed in; null for a guest. */
export function useUser(): User | null {
  return useReadable(useClient().user)
}

/** Someone by id, asked for where she was not met yet; drawn again only when this person changes. */
export function usePerson(id: string | undefined): Person | undefined {
  const { people } = useClient()
  const subscribe = useCallback((listener: () => void) => people.subscribe(listener), [people])
  const get = () => (id === undefined ? undefined : people.get(id))
  const person = useSyncExternalStore(subscribe, get, get)
  const isMissing = person === undefined
  useEffect(() => {
    if (isMissing && id !== undefined) people.want([id])
  }, [people, id, isMissing])
  return person
}
