import * as contract from '@mehfil/shared/contract/relations'
import type { Db } from '#db/database.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { type Feature, serve, serveMember } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import { type RelationsServiceDeps, relationsService } from './relations.service.ts'
import { relationsStore } from './relations.store.ts'

export type RelationsDeps = Pick<RelationsServiceDeps, 'sightChanged' | 'handleFollow'> & {
  db: Db
  broadcast: Broadcast
}

/** How members stand to each other: whom they follow, mute and block. */
export function relationsFeature({ db, broadcast, sightChanged, handleFollow }: RelationsDeps): Feature {
  const relations = relationsService({
    store: relationsStore(db),
    tell: (personId, relation) => broadcast.toRoom(rooms.person(personId), 'viewer:changed', { relation }),
    sightChanged,
    handleFollow,
  })
  return {
    name: 'relations',
    routes: [
      serveMember(contract.followPerson, relations.follow),
      serveMember(contract.unfollowPerson, relations.unfollow),
      serveMember(contract.mutePerson, relations.mute),
      serveMember(contract.unmutePerson, relations.unmute),
      serveMember(contract.blockPerson, relations.block),
      serveMember(contract.unblockPerson, relations.unblock),
      serve(contract.listFollowers, (input, { actor }) => relations.followers(input, actor)),
      serve(contract.listFollowing, (input, { actor }) => relations.following(input, actor)),
      serveMember(contract.listMuted, relations.muted),
      serveMember(contract.listBlocked, relations.blocked),
    ],
  }
}
