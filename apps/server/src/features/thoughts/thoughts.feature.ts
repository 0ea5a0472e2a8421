import * as contract from '@mehfil/shared/contract/thoughts'
import type { Pump } from '#feed/pump.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import type { Log } from '#platform/log.ts'
import { feedsService } from './feeds.service.ts'
import { heldStore } from './held.store.ts'
import { createHeldSweep } from './held.sweep.ts'
import { type ThoughtsDeps, thoughtsService } from './thoughts.service.ts'
import { thoughtsStore } from './thoughts.store.ts'

export type ThoughtsFeatureDeps = Omit<ThoughtsDeps, 'store' | 'held'> & { pump: Pump; log: Log }

export function thoughtsFeature(deps: ThoughtsFeatureDeps): Feature {
  const store = thoughtsStore(deps.db)
  const held = heldStore(deps.db)
  const thoughts = thoughtsService({ ...deps, store, held })
  const sweep = createHeldSweep({ held, share: thoughts.share, log: deps.log })
  const feeds = feedsService({ ...deps, store })
  return {
    name: 'thoughts',
    routes: [
      serveMember(contract.postThought, thoughts.post),
      serveMember(contract.undoThought, thoughts.undo),
      serveMember(contract.editThought, thoughts.edit),
      serveMember(contract.deleteThought, thoughts.remove),
      serve(contract.getThought, (input, { actor }) => thoughts.get(input, actor)),
      serve(contract.listHistory, (input, { actor }) => thoughts.history(input, actor)),
      serve(contract.listReplies, (input, { actor }) => thoughts.replies(input, actor)),
      serve(contract.loadThoughts, (input, { actor }) => feeds.load(input, actor)),
      serve(contract.listChanges, (input, { actor }) => feeds.changes(input, actor)),
      serve(contract.watchTopic, feeds.watch),
      serve(contract.unwatchTopic, feeds.unwatch),
      serveMember(contract.loadHome, feeds.home),
      serve(contract.loadExplore, (input, { actor }) => feeds.explore(input, actor)),
    ],
    start: async () => sweep.start(),
    stop: sweep.stop,
  }
}
