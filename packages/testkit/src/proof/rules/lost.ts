import { byId, byOrigin, originOf, type Rule } from '../evidence.ts'
import { eventsOf } from '../history.ts'

/** Acked means kept: the thought, its place, and every acked change of it. */
export const lost: Rule = {
  name: 'lost',
  promise: 'D1',
  *find({ histories, database }) {
    const origins = byOrigin(database)
    const rows = byId(database)
    for (const history of histories) {
      const { name, authorId } = history
      for (const { clientId, id, seq } of eventsOf(history, 'ok')) {
        const kept = origins.get(originOf(authorId, clientId))?.some(row => row.id === id && row.seq === seq)
        if (!kept) yield `${name} was told that ${clientId} is thought ${id} at place ${seq}; it is not there`
      }
      for (const { id, rev, body } of eventsOf(history, 'changed')) {
        const row = rows.get(id)
        const isKept = row && row.rev >= rev && (row.rev > rev || row.body === body || row.body === null)
        if (!isKept) yield `${name} was told that thought ${id} changed at revision ${rev}; it did not`
        else if (body === null && row.body !== null) yield `${name} erased thought ${id}; its text is back`
      }
    }
  },
}
