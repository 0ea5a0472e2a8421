import { suggestPeople } from '@mehfil/shared/contract/people'
import type { Db } from '#db/database.ts'
import type { Census } from '#platform/census.ts'
import { type Feature, serveMember } from '#platform/handling.ts'
import { suggestionsService } from './suggestions.service.ts'
import { suggestionsStore } from './suggestions.store.ts'

export type SuggestionsDeps = { db: Db; census: Pick<Census, 'of'> }

/** Whom somebody may mean who types a mention. */
export function suggestionsFeature({ db, census }: SuggestionsDeps): Feature {
  const { suggest } = suggestionsService({ db, store: suggestionsStore(db), census })
  return { name: 'suggestions', routes: [serveMember(suggestPeople, suggest)] }
}
