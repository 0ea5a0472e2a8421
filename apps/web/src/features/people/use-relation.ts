import type { Relation } from '@mehfil/shared/person'
import { useSyncExternalStore } from 'react'
import { useClient } from '#lib/client-context.ts'

/** How the reader and somebody stand to each other, with what was just wished; undefined while nothing was said of it. */
export function useRelation(personId: string): Relation | undefined {
  const { relations } = useClient()
  const get = () => relations.of(personId)
  return useSyncExternalStore(relations.subscribe, get, get)
}
