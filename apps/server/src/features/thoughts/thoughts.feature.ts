import * as contract from '@mehfil/shared/contract/thoughts'
import type { Pump } from '#feed/pump.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import { feedsService } from './feeds.service.ts'
import { type ThoughtsDeps, thoughtsService } from './thoughts.service.ts'
import { thoughtsStore } from './thoughts.store.ts'

export function thoughtsFeature(deps: Omit<ThoughtsDeps, 'store'> & { pump: Pump }): Feature {
  const store = thoughtsStore(deps.db)
  const thoughts = thoughtsService({ ...deps, store })
  const feeds = feedsService({ ...deps, store })
  return {
    name: 'thoughts',
    routes: [
      serveMember(contract.postThought, thoughts.post),
      serveMember(contract.editThought, thoughts.edit),
      serveMember(contract.deleteThought, thoughts.remove),
      serve(contract.getThought, (input, { actor }) => thoughts.get(input, actor)),
      serve(contract.listHistory, input => thoughts.history(input)),
      serve(contract.listReplies, (input, { actor }) => thoughts.replies(input, actor)),
      serve(contract.loadThoughts, (input, { actor }) => feeds.load(input, actor)),
      serve(contract.listChanges, (input, { actor }) => feeds.changes(input, actor)),
      serve(contract.watchTopic, feeds.watch),
      serve(contract.unwatchTopic, feeds.unwatch),
      serveMember(contract.loadHome, feeds.home),
      serve(contract.loadExplore, (input, { actor }) => feeds.explore(input, actor)),
    ],
  }
}
