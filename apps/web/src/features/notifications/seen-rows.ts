import type { Notification } from '@mehfil/shared/notification'

type Row = Pick<Notification, 'id' | 'number'>

/** A row that came again, with more in it, is to be seen again. */
export const nameOfSight = ({ id, number }: Row) => `${id} ${number}`

/**
 * Up to which number everything has been seen. What is not read has one mark, which rises from the oldest on: so it
 * stands before the first row that nobody has looked at, and before those that are not held yet.
 */
export function seenUpTo(
  rows: readonly Row[],
  seen: ReadonlySet<string>,
  { readUpTo, unread }: { readUpTo: number; unread: number },
): number {
  const news = rows.filter(({ number }) => number > readUpTo)
  if (news.length < unread) return readUpTo
  let mark = readUpTo
  for (const row of news.toReversed()) {
    if (!seen.has(nameOfSight(row))) break
    mark = row.number
  }
  return mark
}
