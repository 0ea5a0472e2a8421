import { byOrigin, originOf, type Rule } from '../evidence.ts'
import { eventsOf } from '../history.ts'

/** Thoughts of one device in one topic stand in the order in which they were written. */
export const authorOrder: Rule = {
  name: 'author-order',
  promise: 'D7',
  *find({ histories, database }) {
    const origins = byOrigin(database)
    for (const history of histories) {
      const newest = new Map<string, number>()
      for (const { topicId, clientId } of eventsOf(history, 'invoke')) {
        const seq = origins.get(originOf(history.authorId, clientId))?.[0]?.seq
        if (seq === undefined) continue
        const before = newest.get(topicId) ?? 0
        if (seq < before)
          yield `${history.name} wrote ${clientId} later, but it is at place ${seq} of ${before}`
        newest.set(topicId, Math.max(before, seq))
      }
    }
  },
}
