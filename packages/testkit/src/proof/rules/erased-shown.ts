import { byId, finalEpoch, type Rule } from '../evidence.ts'
import { eventsOf } from '../history.ts'
import { stepsOf } from '../steps.ts'

/** Erased stays erased: whoever is complete up to an erasure shows no text of it, nor ever again. */
export const erasedShown: Rule = {
  name: 'erased-shown',
  promise: 'D9',
  *find({ histories, database }) {
    const rows = byId(database)
    const erasedAt = (id: string) => {
      const row = rows.get(id)
      // Nothing changes an erased thought any more, so its revision is that of the erasure.
      return row?.body === null ? row.rev : Number.POSITIVE_INFINITY
    }
    for (const history of histories) {
      for (const { event, shown } of stepsOf(history)) {
        const isFinal = event.epoch === finalEpoch(database, event.topicId)
        for (const { id, seq, rev, body } of event.rows) {
          if (body === null) continue
          const isKnown = isFinal && Math.max(rev, event.rev) >= erasedAt(id)
          if (isKnown || shown.get(seq)?.body === null)
            yield `${history.name} showed ${id} after it was erased`
        }
      }
      for (const { rows: last } of eventsOf(history, 'final')) {
        for (const { id, body } of last) {
          if (body !== null && rows.get(id)?.body === null) yield `${history.name} still shows erased ${id}`
        }
      }
    }
  },
}
