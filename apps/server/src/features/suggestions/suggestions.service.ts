import type { ParsedOf } from '@mehfil/shared/contract/command'
import type { suggestPeople } from '@mehfil/shared/contract/people'
import { notFound } from '@mehfil/shared/errors'
import { foldText } from '@mehfil/shared/fold'
import { LIMITS } from '@mehfil/shared/limits'
import type { Db } from '#db/database.ts'
import { findTopicId } from '#db/topic-ref.ts'
import type { Census } from '#platform/census.ts'
import type { Member } from '#platform/handling.ts'
import type { SuggestionsStore, Typed } from './suggestions.store.ts'

/** Of a crowd, on this node, so many are looked at: nobody means all of them. */
const CROWD = 500

type Deps = { db: Db; store: SuggestionsStore; census: Pick<Census, 'of'> }

export const suggestionsService = ({ db, store, census }: Deps) => ({
  async suggest({ prefix, topicId: ref }: ParsedOf<typeof suggestPeople>, { id: personId }: Member) {
    const topicId = ref === undefined ? undefined : await findTopicId(db, ref)
    if (ref !== undefined && topicId === undefined) throw notFound('topic')
    const typed = readTyped(prefix)
    if (typed !== null && typed.handle === undefined && typed.name === undefined) return { people: [] }

    const here = topicId === undefined ? [] : [...census.of(topicId).members.keys()].slice(0, CROWD)
    const near = await store.near({ personId, typed, topicId, here, limit: LIMITS.suggestedPeople })
    if (typed === null) return { people: near }
    let found = near
    for (const others of [store.byHandle, store.byName]) {
      const limit = LIMITS.suggestedPeople - found.length
      if (limit > 0) found = [...found, ...(await others({ personId, typed, limit }, found))]
    }
    return { people: found }
  },
})

/** Whatever else was typed than letters and digits is never handed to the database. */
function readTyped(prefix: string): Typed | null {
  const text = prefix.trim()
  if (text === '') return null
  const handle = text.toLowerCase()
  const name = foldText(text).trimEnd()
  return {
    handle: /^[a-z0-9_]+$/.test(handle) ? handle : undefined,
    name: name === '' ? undefined : name,
  }
}
