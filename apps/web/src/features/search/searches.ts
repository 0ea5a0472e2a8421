import type { FeedClient } from '@mehfil/client/feed-client'
import { createSearch, type SearchUnit } from '@mehfil/client/search'
import { systemClock as clock } from '@mehfil/client/system'
import type { SearchKind } from '@mehfil/shared/search'

/** One search for each kind: going from one to another and back shows what was found. */
export type Searches = { readonly [Kind in SearchKind]: SearchUnit<Kind> }

export const createSearches = ({ call }: Pick<FeedClient, 'call'>): Searches => ({
  thoughts: createSearch({ call, clock }),
  people: createSearch({ call, clock }),
  topics: createSearch({ call, clock }),
})
