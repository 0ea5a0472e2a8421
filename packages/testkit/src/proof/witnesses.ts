import { type Evidence, finalEpoch } from './evidence.ts'
import type { Recorded } from './history.ts'

/** 'The thought at this place changed at this revision', known from somewhere. */
export type Change = { readonly rev: number; readonly seq: number }

/** Every change of a topic that anybody knows of. */
export type Witness = {
  /** In the order of their revisions. */
  readonly changes: readonly Change[]
  /** The newest change of a place up to a revision; 0 when none is known. */
  newestAt(seq: number, upToRev: number): number
}

/**
 * Gathers what all devices, all acks and the database know of each topic's numbering. A client that says it is
 * complete up to a revision must show each of these changes: so one client's loss is seen by what others got.
 */
export function witnessesOf(evidence: Evidence): (topicId: string, epoch: string) => Witness {
  const { histories, database } = evidence
  const known = new Map<string, Map<number, Set<number>>>()
  const add = (topicId: string, epoch: string | undefined, { seq, rev }: Change) => {
    const key = `${topicId} ${epoch}`
    const places = known.get(key) ?? new Map<number, Set<number>>()
    known.set(key, places)
    const revs = places.get(seq) ?? new Set<number>()
    places.set(seq, revs.add(rev))
  }
  for (const row of database.thoughts) add(row.topicId, finalEpoch(database, row.topicId), row)
  for (const { events } of histories) {
    const topics = new Map(events.filter(isInvoke).map(event => [event.clientId, event.topicId]))
    for (const event of events) {
      const topicId = event.kind === 'ok' ? topics.get(event.clientId) : undefined
      // An ack names no epoch; it is taken to be of the last one.
      if (event.kind === 'ok' && topicId) add(topicId, finalEpoch(database, topicId), event)
      if (event.kind === 'deliver') for (const row of event.rows) add(event.topicId, event.epoch, row)
    }
  }
  const sorted = new Map([...known].map(([key, places]) => [key, witnessOf(places)]))
  return (topicId, epoch) => sorted.get(`${topicId} ${epoch}`) ?? witnessOf(new Map())
}

const isInvoke = (event: Recorded): event is Recorded<'invoke'> => event.kind === 'invoke'

function witnessOf(places: ReadonlyMap<number, ReadonlySet<number>>): Witness {
  const revsOf = new Map([...places].map(([seq, revs]) => [seq, [...revs].sort((a, b) => a - b)]))
  const changes = [...revsOf].flatMap(([seq, revs]) => revs.map(rev => ({ seq, rev })))
  return {
    changes: changes.sort((a, b) => a.rev - b.rev),
    newestAt: (seq, upToRev) => revsOf.get(seq)?.findLast(rev => rev <= upToRev) ?? 0,
  }
}
