import { byOrigin, type Rule } from '../evidence.ts'
import { eventsOf } from '../history.ts'

/** One (author, clientId) is one thought for ever, whoever asks how often. */
export const duplicateWrite: Rule = {
  name: 'duplicate-write',
  promise: 'D2',
  *find({ histories, database }) {
    for (const [origin, rows] of byOrigin(database)) {
      if (rows.length > 1) yield `${origin} was written ${rows.length} times: ${rows.map(row => row.id)}`
    }
    for (const history of histories) {
      const ids = new Map<string, string>()
      for (const { clientId, id } of eventsOf(history, 'ok')) {
        const first = ids.get(clientId) ?? id
        ids.set(clientId, first)
        if (first !== id) yield `${history.name} was told that ${clientId} is ${first}, then that it is ${id}`
      }
    }
  },
}
