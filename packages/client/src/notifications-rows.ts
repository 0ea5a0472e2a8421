import type { Notification, NotificationPage } from '@mehfil/shared/notification'

/** What is known of a row, and with which number of her list; `row` is missing where it is gone. */
type Known = { readonly version: number; readonly row: Notification | undefined }

/** Gone rows are remembered, for a page that is on its way may still have them; no more than this. */
const REMEMBERED = 500

/**
 * The rows that are held, by id. A row that moved up is the same row, and of two versions of one the later counts,
 * whichever way it came: a page that was asked for before an event may be heard after it.
 */
export function createRows() {
  const known = new Map<string, Known>()

  function learn(id: string, next: Known) {
    if ((known.get(id)?.version ?? -1) > next.version) return
    known.delete(id)
    known.set(id, next)
  }

  function forgetGone() {
    const gone = [...known].filter(([, { row }]) => row === undefined)
    for (const [id] of gone.slice(0, -REMEMBERED)) known.delete(id)
  }

  const shown = (): Notification[] =>
    [...known.values()].flatMap(({ row }) => row ?? []).toSorted((one, other) => other.number - one.number)

  return {
    shown,
    clear: () => known.clear(),
    /** The highest number that is held. */
    top: () => shown()[0]?.number ?? 0,

    put: (row: Notification, version: number) => learn(row.id, { version, row }),

    remove(ids: readonly string[], version: number) {
      for (const id of ids) learn(id, { version, row: undefined })
      forgetGone()
    },

    /** Rows of these numbers, all there were when it was read: what is held of them and not in it is gone. */
    takePage({ notifications, number, next }: NotificationPage, below = Number.POSITIVE_INFINITY) {
      const floor = next === null ? Number.NEGATIVE_INFINITY : (notifications.at(-1)?.number ?? below)
      const listed = new Set(notifications.map(({ id }) => id))
      for (const [id, { row, version }] of [...known]) {
        const isWithin = row && row.number < below && row.number >= floor
        if (isWithin && version <= number && !listed.has(id)) known.delete(id)
      }
      for (const row of notifications) learn(row.id, { version: number, row })
    },

    /** Where it is not known what lies between, the rest is of no use. */
    dropBelow(number: number) {
      for (const [id, { row }] of [...known]) if (row && row.number < number) known.delete(id)
    },
  }
}

export type Rows = ReturnType<typeof createRows>
