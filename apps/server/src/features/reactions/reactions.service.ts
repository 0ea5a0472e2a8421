import type { OutputOf, ParsedOf } from '@mehfil/shared/contract/command'
import type * as contract from '@mehfil/shared/contract/reactions'
import { notFound } from '@mehfil/shared/errors'
import { Id } from '@mehfil/shared/fields'
import { ReactionKind } from '@mehfil/shared/reaction'
import { toPerson } from '#feed/thought-rows.ts'
import type { Writer } from '#feed/writer.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { decodeCursor, encodeCursor, isTimestamp } from '#platform/cursor.ts'
import type { Member } from '#platform/handling.ts'
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

export function reactionsService(deps: { store: ReactionsStore; writer: Writer; broadcast: Broadcast }) {
  const { store, writer, broadcast } = deps

  async function wish(input: In<'addReaction'>, member: Member, isWanted: boolean): Out<'addReaction'> {
    const topicId = await store.topicOf(input.thoughtId)
    if (!topicId) throw notFound('thought')
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

    async list(input: In<'listReactions'>): Out<'listReactions'> {
      if (!(await store.topicOf(input.thoughtId))) throw notFound('thought')
      const before = input.cursor === undefined ? undefined : decodePosition(input.cursor)
      const { page, last } = await store.list(input, before)
      return {
        reactions: page.map(row => ({
          person: toPerson(row.person),
          kind: row.kind,
          at: row.createdAt.toISOString(),
        })),
        next: last ? encodeCursor([last.at, last.person.id, last.kind]) : null,
      }
    },
  }
}
