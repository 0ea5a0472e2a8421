import type { Rule } from '../evidence.ts'
import { stepsOf } from '../steps.ts'

/** Within one numbering neither a window nor a place of it goes back to what was before. */
export const backwards: Rule = {
  name: 'backwards',
  promise: 'D5',
  *find({ histories }) {
    for (const history of histories) {
      for (const { event, previous, shown } of stepsOf(history)) {
        if (previous && event.rev < previous.rev)
          yield `${history.name} went back from revision ${previous.rev} to ${event.rev}`
        for (const row of event.rows) {
          const held = shown.get(row.seq)
          if (held && row.rev < held.rev)
            yield `${history.name} showed place ${row.seq} at revision ${held.rev}, then at ${row.rev}`
        }
      }
    }
  },
}
