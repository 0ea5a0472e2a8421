import { suggestPeople } from '@mehfil/shared/contract/people'
import type { Db } from '#db/database.ts'
import type { Census } from '#platform/census.ts'
import { type Feature, serveMember } from '#platform/handling.ts'
import { createTurns } from '#platform/turns.ts'
import { suggestionsService } from './suggestions.service.ts'
import { suggestionsStore } from './suggestions.store.ts'

export type SuggestionsDeps = { db: Db; census: Pick<Census, 'of'> }

/** However many type: connections are left for those who share. */
const TURNS = { atOnce: 4, waiting: 100 }

/** Whom somebody may mean who types a mention. */
export function suggestionsFeature({ db, census }: SuggestionsDeps): Feature {
  const { suggest } = suggestionsService({ db, store: suggestionsStore(db), census })
  const turns = createTurns(TURNS)
  return {
    name: 'suggestions',
    routes: [serveMember(suggestPeople, (input, member) => turns.take(() => suggest(input, member)))],
  }
}
