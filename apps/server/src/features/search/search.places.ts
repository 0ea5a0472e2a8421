import { Handle, Id } from '@mehfil/shared/fields'
import { decodeCursor, encodeCursor, isTimestamp } from '#platform/cursor.ts'
import type { PersonPlace, TopicPlace } from './directory.store.ts'
import type { FoundPlace } from './found-thoughts.store.ts'

/** Ranks of the directory: three of names, three of descriptions. */
const RANKS = 6

const isId = (value: unknown): value is string => typeof value === 'string' && Id.safeParse(value).success

const isBelow = (end: number, value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < end

/** Where each list of what was found goes on. */
export const places = {
  ofThought: ({ nearness, at, id }: FoundPlace) => encodeCursor([nearness, at, id]),
  thought: (cursor: string): FoundPlace =>
    decodeCursor(cursor, 'cursor', ([nearness, at, id, ...rest]) =>
      isBelow(3, nearness) && isTimestamp(at) && isId(id) && rest.length === 0
        ? { nearness: nearness as FoundPlace['nearness'], at, id }
        : undefined,
    ),

  ofPerson: ({ rank, handle }: PersonPlace) => encodeCursor([rank, handle]),
  person: (cursor: string): PersonPlace =>
    decodeCursor(cursor, 'cursor', ([rank, handle, ...rest]) =>
      isBelow(RANKS, rank) && Handle.safeParse(handle).success && rest.length === 0
        ? { rank, handle: String(handle) }
        : undefined,
    ),

  ofTopic: ({ rank, memberCount, id }: TopicPlace) => encodeCursor([rank, memberCount, id]),
  topic: (cursor: string): TopicPlace =>
    decodeCursor(cursor, 'cursor', ([rank, memberCount, id, ...rest]) =>
      isBelow(RANKS, rank) && isBelow(2 ** 31, memberCount) && isId(id) && rest.length === 0
        ? { rank, memberCount, id }
        : undefined,
    ),
}
