import type { Rule } from '../evidence.ts'
import { stepsOf } from '../steps.ts'

/** A window that leaves places out between what it showed and what it shows has been told to start anew. */
export const dishonestReset: Rule = {
  name: 'dishonest-reset',
  promise: 'D11',
  *find({ histories }) {
    for (const history of histories) {
      for (const { event, previous, mayJump } of stepsOf(history)) {
        if (!previous || mayJump) continue
        if (event.first > previous.last + 1 || event.last < previous.first - 1)
          yield `${history.name} jumped from places ${previous.first} to ${previous.last} to ${event.first} to ${event.last}`
      }
    }
  },
}
