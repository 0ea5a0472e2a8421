import { type Evidence, finalEpoch, type Rule } from '../evidence.ts'
import type { ShownThought } from '../history.ts'

/** A place is one thought for ever, and a revision of it one text: on every screen and in the database. */
export const disagreement: Rule = {
  name: 'disagreement',
  promise: 'D3',
  *find(evidence) {
    const places = new Map<string, Seen>()
    const texts = new Map<string, Seen>()
    for (const seen of allSeen(evidence)) {
      const { who, numbering, row } = seen
      const place = first(places, `${numbering} ${row.seq}`, seen)
      if (place.row.id !== row.id)
        yield `place ${row.seq} is ${place.row.id} for ${place.who} and ${row.id} for ${who}`
      const text = first(texts, `${numbering} ${row.id} ${row.rev}`, seen)
      if (text.row.seq !== row.seq)
        yield `${row.id} is at place ${text.row.seq} for ${text.who} and at ${row.seq} for ${who}`
      if (text.row.body !== row.body)
        yield `${row.id} at revision ${row.rev} is another text for ${text.who} than for ${who}`
    }
  },
}

type Seen = { who: string; numbering: string; row: ShownThought }

function first(known: Map<string, Seen>, key: string, seen: Seen): Seen {
  const before = known.get(key) ?? seen
  known.set(key, before)
  return before
}

function* allSeen({ histories, database }: Evidence): Generator<Seen> {
  for (const row of database.thoughts) {
    yield { who: 'the database', numbering: `${row.topicId} ${finalEpoch(database, row.topicId)}`, row }
  }
  for (const { name, events } of histories) {
    for (const event of events) {
      if (event.kind !== 'deliver') continue
      for (const row of event.rows) yield { who: name, numbering: `${event.topicId} ${event.epoch}`, row }
    }
  }
}
