import { Id } from '@mehfil/shared/fields'
import { decodeCursor, encodeCursor } from '#platform/cursor.ts'

/** Where a row stands in a list ordered by time, newest first; `at` keeps the database's microseconds. */
export type RecentPosition = { at: string; id: string }

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/

export const encodeRecent = ({ at, id }: RecentPosition) => encodeCursor([at, id])

export const decodeRecent = (cursor: string): RecentPosition =>
  decodeCursor(cursor, 'before', ([at, id]) =>
    typeof at === 'string' &&
    TIME.test(at) &&
    !Number.isNaN(Date.parse(at)) &&
    typeof id === 'string' &&
    Id.safeParse(id).success
      ? { at, id }
      : undefined,
  )
