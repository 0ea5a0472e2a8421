import type { FeedClient } from '@mehfil/client/feed-client'
import type { Relation } from '@mehfil/shared/person'
import { useClient } from '#lib/client-context.ts'
import { createStore } from '#lib/store.ts'
import { useSelected } from '#lib/use-readable.ts'

const held = new WeakMap<FeedClient, ReturnType<typeof create>>()
const create = () => createStore<ReadonlyMap<string, Relation>>(new Map())

export function relationsOf(client: FeedClient) {
  const known = held.get(client) ?? create()
  held.set(client, known)
  return known
}

/** How the reader and somebody stand to each other; null for guests, of oneself, and before it is known. */
export function useRelation(person: { id: string; relation?: Relation | null }): Relation | null {
  return useSelected(relationsOf(useClient()), known => known.get(person.id)) ?? person.relation ?? null
}
