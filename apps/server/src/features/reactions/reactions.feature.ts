import * as contract from '@mehfil/shared/contract/reactions'
import type { Db } from '#db/database.ts'
import type { Sights } from '#feed/sights.ts'
import type { Writer } from '#feed/writer.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import { reactionsService } from './reactions.service.ts'
import { reactionsStore } from './reactions.store.ts'

export type ReactionsDeps = { db: Db; sights: Sights; writer: Writer; broadcast: Broadcast }

export function reactionsFeature(deps: ReactionsDeps): Feature {
  const reactions = reactionsService({ ...deps, store: reactionsStore(deps.db) })
  return {
    name: 'reactions',
    routes: [
      serveMember(contract.addReaction, reactions.add),
      serveMember(contract.removeReaction, reactions.remove),
      serve(contract.listReactions, (input, { actor }) => reactions.list(input, actor)),
    ],
  }
}
