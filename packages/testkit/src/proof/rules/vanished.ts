import { byOrigin, originOf, type Rule } from '../evidence.ts'
import { eventsOf, type History } from '../history.ts'

/** A thought is written or refused in the end, and a refusal is true. */
export const vanished: Rule = {
  name: 'vanished',
  promise: 'D8',
  *find({ histories, database }) {
    const origins = byOrigin(database)
    for (const history of histories) {
      const { name, authorId } = history
      const [written, refused, doubtful] = outcomesOf(history)
      for (const { clientId } of eventsOf(history, 'invoke')) {
        if (!written.has(clientId) && !refused.has(clientId))
          yield `${name} sent ${clientId} and never heard what became of it`
        else if (written.has(clientId) && refused.has(clientId))
          yield `${name} was told both that ${clientId} is written and that it is refused`
        else if (
          refused.has(clientId) &&
          !doubtful.has(clientId) &&
          origins.has(originOf(authorId, clientId))
        )
          yield `${name} was told that ${clientId} is refused; it is written`
      }
    }
  },
}

const outcomesOf = (history: History) =>
  (['ok', 'fail', 'unknown'] as const).map(
    kind => new Set(eventsOf(history, kind).map(({ clientId }) => clientId)),
  ) as [Set<string>, Set<string>, Set<string>]
