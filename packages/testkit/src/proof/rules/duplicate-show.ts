import { byId, type FinalThought, type Rule } from '../evidence.ts'
import type { History } from '../history.ts'
import { isWithin, stepsOf } from '../steps.ts'

/** A thought stands on a screen once: not at two places, not twice at one, not beside its own waiting card. */
export const duplicateShow: Rule = {
  name: 'duplicate-show',
  promise: 'D5',
  *find({ histories, database }) {
    const rows = byId(database)
    for (const history of histories) {
      yield* shownTwice(history)
      yield* besideItsCard(history, rows)
    }
  },
}

function* shownTwice(history: History): Generator<string> {
  const places = new Map<string, number>()
  for (const { event, shown } of stepsOf(history)) {
    for (const [index, row] of event.rows.entries()) {
      const key = `${event.topicId} ${event.epoch} ${row.id}`
      const place = places.get(key) ?? row.seq
      places.set(key, place)
      const held = shown.get(row.seq)
      const isAgain = held?.id === row.id && held.rev === row.rev && held.body === row.body
      const isTwin = event.rows.some((other, at) => at < index && other.seq === row.seq)
      if (place !== row.seq) yield `${history.name} showed ${row.id} at place ${place} and at ${row.seq}`
      else if (isAgain || isTwin) yield `${history.name} showed ${row.id} twice at place ${row.seq}`
    }
  }
}

function* besideItsCard(
  { name, events }: History,
  rows: ReadonlyMap<string, FinalThought>,
): Generator<string> {
  const cards = new Set<string>()
  const thoughts = new Set<string>()
  for (const event of events) {
    // A page that is opened anew shows the cards first, and then the feed.
    if (event.kind === 'reset' && event.reason === 'reload') thoughts.clear()
    if (event.kind === 'card' && !event.isShown) cards.delete(event.clientId)
    if (event.kind === 'card' && event.isShown) {
      cards.add(event.clientId)
      if (thoughts.has(event.clientId)) yield `${name} showed the card of ${event.clientId} after its thought`
    }
    if (event.kind !== 'deliver') continue
    for (const { id, seq } of event.rows) {
      const clientId = rows.get(id)?.clientId
      if (clientId === undefined || !isWithin(seq, event)) continue
      thoughts.add(clientId)
      if (cards.has(clientId)) yield `${name} showed thought ${id} beside its waiting card`
    }
  }
}
