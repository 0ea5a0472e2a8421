import { editProfile, findPeople, getPerson, listPersonThoughts } from '@mehfil/shared/contract/people'
import type { Db } from '#db/database.ts'
import { loadViewer } from '#feed/thought-rows.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import { peopleService } from './people.service.ts'
import { peopleStore } from './people.store.ts'

export type PeopleDeps = { db: Db }

/** Members' pages: who somebody is, and what she shared. */
export function peopleFeature({ db }: PeopleDeps): Feature {
  const people = peopleService({
    store: peopleStore(db),
    viewerOf: (actor, shown) => loadViewer(db, actor, shown),
  })
  return {
    name: 'people',
    routes: [
      serve(getPerson, (input, { actor }) => people.get(input, actor)),
      serve(findPeople, (input, { actor }) => people.find(input, actor)),
      serveMember(editProfile, people.edit),
      serve(listPersonThoughts, (input, { actor }) => people.listThoughts(input, actor)),
    ],
  }
}
