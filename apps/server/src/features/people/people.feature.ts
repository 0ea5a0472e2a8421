import * as contract from '@mehfil/shared/contract/people'
import type { Db } from '#db/database.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import { peopleService } from './people.service.ts'
import { peopleStore } from './people.store.ts'

export type PeopleDeps = { db: Db; broadcast: Broadcast; tidyMedia: () => Promise<void> }

/** Members' pages: who somebody is, and what she shared. */
export function peopleFeature({ db, broadcast, tidyMedia }: PeopleDeps): Feature {
  const people = peopleService({
    store: peopleStore(db),
    viewerOf: (actor, shown) => loadViewer(db, actor, shown),
    tell: (personId, user) => broadcast.toRoom(rooms.person(personId), 'viewer:changed', { user }),
    tidyMedia,
  })
  return {
    name: 'people',
    routes: [
      serve(contract.getPerson, (input, { actor }) => people.get(input, actor)),
      serve(contract.findPeople, (input, { actor }) => people.find(input, actor)),
      serveMember(contract.editProfile, people.edit),
      serve(contract.listPersonThoughts, (input, { actor }) => people.listThoughts(input, actor)),
      serve(contract.listPersonTopics, (input, { actor }) => people.listTopics(input, actor)),
    ],
  }
}
