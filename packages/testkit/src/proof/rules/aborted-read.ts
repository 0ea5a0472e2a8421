import { byId, finalEpoch, type Rule } from '../evidence.ts'
import { stepsOf } from '../steps.ts'

/** Nobody ever saw what was not committed, or did not stay. */
export const abortedRead: Rule = {
  name: 'aborted-read',
  promise: 'D1',
  *find({ histories, database }) {
    const rows = byId(database)
    const heads = new Map(database.heads.map(head => [head.topicId, head]))
    for (const history of histories) {
      for (const { event } of stepsOf(history)) {
        if (event.epoch !== finalEpoch(database, event.topicId)) continue
        const head = heads.get(event.topicId)
        if (head && event.rev > head.rev)
          yield `${history.name} was complete up to revision ${event.rev}, the topic only goes to ${head.rev}`
        for (const { id, rev } of event.rows) {
          const row = rows.get(id)
          if (!row) yield `${history.name} showed thought ${id}, which is not in the database`
          else if (rev > row.rev) yield `${history.name} showed revision ${rev} of ${id}, which never was`
        }
      }
    }
  },
}
