import { byId, type FinalHead, type FinalThought, type Rule } from '../evidence.ts'
import { eventsOf, type Recorded, type SettledThought } from '../history.ts'

/** When all is quiet, every window is the database: numbering, texts, counts. */
export const notConverged: Rule = {
  name: 'not-converged',
  promise: 'D6',
  *find({ histories, database }) {
    const rows = byId(database)
    const heads = new Map(database.heads.map(head => [head.topicId, head]))
    for (const history of histories) {
      const finals = new Map(eventsOf(history, 'final').map(final => [final.topicId, final]))
      const topicIds = new Set(eventsOf(history, 'deliver').map(({ topicId }) => topicId))
      for (const topicId of topicIds) {
        const final = finals.get(topicId)
        const head = heads.get(topicId)
        if (!final || !head) yield `${history.name} ended without a window of ${topicId}`
        else for (const what of differences(final, head, rows)) yield `${history.name} ended ${what}`
      }
    }
  },
}

function* differences(
  { epoch, rev, headSeq, rows }: Recorded<'final'>,
  head: FinalHead,
  database: ReadonlyMap<string, FinalThought>,
): Generator<string> {
  if (epoch !== head.epoch) return yield `in epoch ${epoch} instead of ${head.epoch}`
  if (rev !== head.rev) yield `at revision ${rev} of ${head.rev}`
  if (headSeq !== head.seq) yield `with ${headSeq} as the newest place instead of ${head.seq}`
  if (rows.length === 0 && head.seq > 0) yield 'with an empty window'
  for (const row of rows) {
    const truth = database.get(row.id)
    if (!truth || digest(truth) !== digest(row)) yield `with place ${row.seq} other than the database has it`
  }
}

/** A count of none is the same as no count. */
function digest({ id, seq, rev, body, replyCount, reactions }: SettledThought): string {
  const counts = Object.entries(reactions).filter(([, count]) => count !== 0)
  return JSON.stringify([id, seq, rev, body, replyCount, counts.sort()])
}
