import { search } from '@mehfil/shared/contract/search'
import type { Db } from '#db/database.ts'
import type { Sights } from '#feed/sights.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import { type Feature, serve } from '#platform/handling.ts'
import type { Log } from '#platform/log.ts'
import { createTurns } from '#platform/turns.ts'
import { directorySearch } from './directory.store.ts'
import { type Strides, thoughtsSearch } from './found-thoughts.store.ts'
import { progressStore } from './progress.store.ts'
import { createFollower } from './search.follower.ts'
import { searchService } from './search.service.ts'

export type SearchFeatureDeps = {
  db: Db
  sights: Sights
  log: Log
  isStrained(): boolean
  strides?: Strides
}

/** However many look for something: connections are left for those who share. */
const TURNS = { atOnce: 4, waiting: 100 }

/** Thoughts, people and topics by their words, in any script and spelling. */
export function searchFeature({ db, sights, log, isStrained, strides }: SearchFeatureDeps) {
  const turns = createTurns(TURNS)
  const follower = createFollower({ progress: progressStore(db), log, isStrained })
  const service = searchService({
    db,
    sights,
    inThoughts: thoughtsSearch(db, strides),
    directory: directorySearch(db),
    viewerOf: (actor, shown) => loadViewer(db, actor, shown),
  })
  const feature: Feature = {
    name: 'search',
    routes: [serve(search, (input, { actor }) => turns.take(() => service.find(input, actor)))],
    start: async () => follower.start(),
    stop: follower.stop,
  }
  return { feature, follower }
}
