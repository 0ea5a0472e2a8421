import { Id } from '@mehfil/shared/fields'
import { decodeCursor, encodeCursor, isTimestamp } from '#platform/cursor.ts'

/** Where a row stands in a list ordered by time, newest first; `at` keeps the database's microseconds. */
export type RecentPosition = { at: string; id: string }

export const encodeRecent = ({ at, id }: RecentPosition) => encodeCursor([at, id])

export const decodeRecent = (cursor: string, field = 'before'): RecentPosition =>
  decodeCursor(cursor, field, ([at, id, ...rest]) =>
    isTimestamp(at) && typeof id === 'string' && Id.safeParse(id).success && rest.length === 0
      ? { at, id }
      : undefined,
  )
