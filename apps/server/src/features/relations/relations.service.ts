import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type * as contract from '@mehfil/shared/contract/relations'
import { Failure, notFound } from '@mehfil/shared/errors'
import { Id } from '@mehfil/shared/fields'
import { LIMITS } from '@mehfil/shared/limits'
import type { Relation } from '@mehfil/shared/person'
import type { Sentence } from '@mehfil/shared/sentences'
import type { RecentPosition } from '#feed/recent-cursor.ts'
import { decodeCursor, encodeCursor, isTimestamp } from '#platform/cursor.ts'
import type { Actor, Member } from '#platform/handling.ts'
import type { Kept, ListWanted, Pair, RelationsStore } from './relations.store.ts'

export type RelationsServiceDeps = {
  store: RelationsStore
  /** Tells a member's own tabs and devices, and nobody else. */
  tell(personId: string, news: { personId: string; relation: Relation }): void
  /** Whom these members see is another now. When it answers, this node shows them nothing that they may not see. */
  sightChanged(personIds: readonly string[]): Promise<void>
  /** Somebody follows somebody, or no longer does: whoever is followed is told of it. */
  handleFollow(): void
}

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>
type Related = { relation: Relation }
type Listed = Awaited<ReturnType<RelationsStore['blocked']>>

const TOO_MANY: Record<Kept, Sentence> = {
  mutes: 'You mute as many people as one can. Unmute somebody first.',
  blocks: 'You block as many people as one can. Unblock somebody first.',
}

const idOf = (actor: Actor) => (actor.kind === 'member' ? actor.id : undefined)

/** The other way round than a place among thoughts: these lists do not take each other's cursors. */
const encodePlace = ({ at, id }: RecentPosition) => encodeCursor([id, at])
const decodePlace = (cursor: string): RecentPosition =>
  decodeCursor(cursor, 'cursor', ([id, at, ...rest]) =>
    typeof id === 'string' && Id.safeParse(id).success && isTimestamp(at) && rest.length === 0
      ? { at, id }
      : undefined,
  )

const wanted = ({ limit, cursor }: { limit: number; cursor?: string | undefined }): ListWanted => ({
  limit,
  before: cursor === undefined ? undefined : decodePlace(cursor),
})

const listed = ({ people, last }: Listed) => ({ people, next: last ? encodePlace(last) : null })

export function relationsService({ store, tell, sightChanged, handleFollow }: RelationsServiceDeps) {
  /** Missing, and blocking the one who asks, answer the same. */
  async function personOf(handle: string, actor: Actor): Promise<string> {
    const found = await store.find(handle, idOf(actor))
    if (!found || found.isBlocking) throw notFound('person')
    return found.id
  }

  async function pairOf(handle: string, member: Member): Promise<Pair> {
    return { personId: member.id, otherId: notOneself(await personOf(handle, member), member) }
  }

  /** As it is now, told to her tabs if it was changed. */
  async function related(pair: Pair, isChanged: boolean): Promise<Related> {
    const relation = await store.relation(pair)
    if (isChanged) tell(pair.personId, { personId: pair.otherId, relation })
    return { relation }
  }

  return {
    async follow({ handle }: In<'followPerson'>, member: Member): Out<'followPerson'> {
      const pair = await pairOf(handle, member)
      const isNew = await store.follow(pair)
      if (isNew === undefined) throw new Failure('conflict', 'You block this person. Unblock them first.')
      if (isNew) handleFollow()
      return await related(pair, isNew)
    },

    async unfollow({ handle }: In<'unfollowPerson'>, member: Member): Out<'unfollowPerson'> {
      const pair = await pairOf(handle, member)
      const isGone = await store.unfollow(pair)
      if (isGone) handleFollow()
      return await related(pair, isGone)
    },

    async mute({ handle }: In<'mutePerson'>, member: Member): Out<'mutePerson'> {
      const pair = await pairOf(handle, member)
      const isNew = added('mutes', await store.add('mutes', pair, LIMITS.blocked))
      if (isNew) await sightChanged([member.id])
      return await related(pair, isNew)
    },

    async unmute({ handle }: In<'unmutePerson'>, member: Member): Out<'unmutePerson'> {
      const pair = await pairOf(handle, member)
      const isGone = await store.remove('mutes', pair)
      if (isGone) await sightChanged([member.id])
      return await related(pair, isGone)
    },

    async block({ handle }: In<'blockPerson'>, member: Member): Out<'blockPerson'> {
      const pair = await pairOf(handle, member)
      const isNew = added('blocks', await store.add('blocks', pair, LIMITS.blocked))
      if (isNew) await sightChanged([member.id, pair.otherId])
      return await related(pair, isNew)
    },

    /** Also of somebody who blocks her in turn: her own block is hers to take back. */
    async unblock({ handle }: In<'unblockPerson'>, member: Member): Out<'unblockPerson'> {
      const found = await store.find(handle, member.id)
      if (!found) throw notFound('person')
      const pair = { personId: member.id, otherId: notOneself(found.id, member) }
      const isGone = await store.remove('blocks', pair)
      if (isGone) await sightChanged([member.id, pair.otherId])
      else if (found.isBlocking) throw notFound('person')
      return await related(pair, isGone)
    },

    async followers({ handle, ...page }: In<'listFollowers'>, actor: Actor): Out<'listFollowers'> {
      return listed(await store.followers(await personOf(handle, actor), idOf(actor), wanted(page)))
    },

    async following({ handle, ...page }: In<'listFollowing'>, actor: Actor): Out<'listFollowing'> {
      return listed(await store.following(await personOf(handle, actor), idOf(actor), wanted(page)))
    },

    muted: async (page: In<'listMuted'>, member: Member): Out<'listMuted'> =>
      listed(await store.muted(member.id, wanted(page))),

    blocked: async (page: In<'listBlocked'>, member: Member): Out<'listBlocked'> =>
      listed(await store.blocked(member.id, wanted(page))),
  }
}

function notOneself(otherId: string, member: Member): string {
  if (otherId === member.id) throw new Failure('invalid', 'This is you.', { field: 'handle' })
  return otherId
}

function added(kept: Kept, isNew: boolean | undefined): boolean {
  if (isNew === undefined) throw new Failure('conflict', TOO_MANY[kept])
  return isNew
}
