import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type * as contract from '@mehfil/shared/contract/reactions'
import { notFound } from '@mehfil/shared/errors'
import { Id } from '@mehfil/shared/fields'
import { ReactionKind } from '@mehfil/shared/reaction'
import type { Sight } from '#feed/sight.ts'
import type { Sights } from '#feed/sights.ts'
import { toPerson } from '#feed/thought-rows.ts'
import type { Writer } from '#feed/writer.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { decodeCursor, encodeCursor, isTimestamp } from '#platform/cursor.ts'
import type { Actor, Member } from '#platform/handling.ts'
import { rooms } from '#platform/rooms.ts'
import { reactWrite } from './react.write.ts'
import type { ReactionPosition, ReactionsStore } from './reactions.store.ts'

type In<Name extends keyof typeof contract> = ParsedOf<(typeof contract)[Name]>
type Out<Name extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[Name]>>

const decodePosition = (cursor: string): ReactionPosition =>
  decodeCursor(cursor, 'cursor', ([at, personId, kind, ...rest]) =>
    isTimestamp(at) &&
    typeof personId === 'string' &&
    Id.safeParse(personId).success &&
    typeof kind === 'string' &&
    ReactionKind.safeParse(kind).success &&
    rest.length === 0
      ? { at, personId, kind }
      : undefined,
  )

type Deps = {
  store: ReactionsStore
  sights: Pick<Sights, 'of' | 'through'>
  writer: Writer
  broadcast: Broadcast
}

export function reactionsService({ store, sights, writer, broadcast }: Deps) {
  /** Missing, erased, and of somebody in a block with the one who asks answer the same. */
  async function topicOf(thoughtId: string, unseen: ReadonlySet<string>): Promise<string> {
    const found = await store.topicOf(thoughtId)
    if (!found || unseen.has(found.authorId)) throw notFound('thought')
    return found.topicId
  }

  async function wish(input: In<'addReaction'>, member: Member, isWanted: boolean): Out<'addReaction'> {
    const { apart } = await sights.of(member)
    const topicId = await topicOf(input.thoughtId, apart)
    const counted = await writer.submit(topicId, reactWrite, { ...input, personId: member.id, isWanted })
    // Her other tabs show it as hers too; the counts reach everyone by the topic's frame.
    const kinds = await store.kindsOf(input.thoughtId, member.id)
    broadcast.toRoom(rooms.person(member.id), 'viewer:changed', {
      reacted: { thoughtId: input.thoughtId, kinds },
    })
    return counted
  }

  return {
    add: (input: In<'addReaction'>, member: Member) => wish(input, member, true),
    remove: (input: In<'removeReaction'>, member: Member) => wish(input, member, false),

    list: (input: In<'listReactions'>, actor: Actor): Out<'listReactions'> =>
      sights.through(actor, sight => list(input, sight)),
  }

  async function list(input: In<'listReactions'>, { hidden }: Sight): Out<'listReactions'> {
    await topicOf(input.thoughtId, hidden)
    const before = input.cursor === undefined ? undefined : decodePosition(input.cursor)
    const { page, last } = await store.list(input, before, hidden)
    return {
      reactions: page.map(row => ({
        person: toPerson(row.person),
        kind: row.kind,
        at: row.createdAt.toISOString(),
      })),
      next: last ? encodeCursor([last.at, last.person.id, last.kind]) : null,
    }
  }
}
