import type { ShownThought } from '@mehfil/testkit/proof/history'

/** Gives a row that is equal in everything: the same object for all who showed the same. */
export type RowPool = (row: ShownThought) => ShownThought

/** Sixty clients that show the same thought need it in memory once. */
export function createRowPool(): RowPool {
  const newest = new Map<string, ShownThought>()
  return row => {
    const known = newest.get(row.id)
    if (known && known.rev === row.rev && known.seq === row.seq && known.body === row.body) return known
    newest.set(row.id, row)
    return row
  }
}
