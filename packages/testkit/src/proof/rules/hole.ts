import type { FinalDatabase, Rule } from '../evidence.ts'
import type { ShownThought } from '../history.ts'
import { isWithin, type Step, stepsOf } from '../steps.ts'
import { type Witness, witnessesOf } from '../witnesses.ts'

/** What a window says it is complete up to, it shows: every place, and every change that anybody knows of. */
export const hole: Rule = {
  name: 'hole',
  promise: 'D4',
  *find(evidence) {
    yield* holesInDatabase(evidence.database)
    const witnessOf = witnessesOf(evidence)
    for (const history of evidence.histories) {
      for (const step of stepsOf(history)) {
        const witness = witnessOf(step.event.topicId, step.event.epoch)
        for (const what of holesIn(step, witness)) {
          yield `${history.name}, complete up to revision ${step.event.rev}: ${what}`
        }
      }
    }
  },
}

/** Places are dense, and the head is the newest of them (D3). */
function* holesInDatabase({ heads, thoughts }: FinalDatabase): Generator<string> {
  for (const head of heads) {
    const rows = thoughts.filter(row => row.topicId === head.topicId)
    const seqs = new Set(rows.map(row => row.seq))
    for (let seq = 1; seq <= head.seq; seq++) if (!seqs.has(seq)) yield `the database has no place ${seq}`
    for (const row of rows) {
      if (row.seq > head.seq || row.rev > head.rev) yield `${row.id} is beyond the head of its topic`
    }
  }
}

function* holesIn({ event, previous, shown }: Step, witness: Witness): Generator<string> {
  const { first, last, count, rev } = event
  if (count !== last - first + 1) yield `shows ${count} thoughts on places ${first} to ${last}`
  const now = new Map(event.rows.map(row => [row.seq, row]))
  const at = (seq: number): ShownThought | undefined => now.get(seq) ?? shown.get(seq)
  for (const seq of placesNotIn(event, previous)) {
    const row = at(seq)
    const newest = witness.newestAt(seq, rev)
    if (!row) yield `place ${seq} is missing`
    else if (row.rev < newest) yield `place ${seq} is of revision ${row.rev}, but changed at ${newest}`
  }
  for (const change of changesBetween(witness, previous?.rev ?? 0, rev)) {
    if (change.seq > event.headSeq) yield `knows nothing of place ${change.seq}, there since ${change.rev}`
    else if (isWithin(change.seq, event) && (at(change.seq)?.rev ?? change.rev) < change.rev)
      yield `place ${change.seq} missed its change ${change.rev}`
  }
}

/** Places that have come into the window: the others were looked at before. */
function* placesNotIn({ first, last }: Range, known: Range = { first: last + 1, last }): Generator<number> {
  for (let seq = first; seq <= Math.min(last, known.first - 1); seq++) yield seq
  for (let seq = Math.max(first, known.last + 1); seq <= last; seq++) yield seq
}

type Range = { readonly first: number; readonly last: number }

/** The changes in (after, upTo], without walking through all of them each time. */
function* changesBetween({ changes }: Witness, after: number, upTo: number) {
  let low = 0
  for (let high = changes.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((changes[middle]?.rev ?? 0) > after) high = middle
    else low = middle + 1
  }
  for (; low < changes.length; low++) {
    const change = changes[low]
    if (!change || change.rev > upTo) return
    yield change
  }
}
