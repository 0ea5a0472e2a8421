import type { NotificationCount } from '@mehfil/shared/notification'

export const NOTHING_TOLD: NotificationCount = { unread: 0, readUpTo: 0, number: 0 }

/** Neither number falls, so of two counts one is the newer; of the same moment it is the one that was heard last. */
export const isNotOlder = (news: NotificationCount, held: NotificationCount): boolean =>
  news.number >= held.number && news.readUpTo >= held.readUpTo

/**
 * What is shown while she has read further than the server knows: nothing is left where that is everything, else what
 * is left of the rows that are held.
 */
export function readTo(
  count: NotificationCount,
  upTo: number,
  held: readonly { readonly number: number }[],
): NotificationCount {
  if (upTo <= count.readUpTo) return count
  const seen = held.filter(({ number }) => number > count.readUpTo && number <= upTo).length
  const unread = upTo >= count.number ? 0 : Math.max(0, count.unread - seen)
  return { ...count, unread, readUpTo: upTo }
}
