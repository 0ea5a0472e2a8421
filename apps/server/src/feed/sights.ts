import type { Db } from '#db/database.ts'
import { createBoundedMap } from '#platform/bounded-map.ts'
import type { Clock } from '#platform/clock.ts'
import type { Cluster } from '#platform/cluster/cluster.ts'
import { faultFor } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import { repeating } from '#platform/repeating.ts'
import type { Seats } from '#platform/socket-seats.ts'
import { SEES_ALL, type Sight, sightFrom } from './sight.ts'
import { readUnseen } from './sights.store.ts'

/** Members whose sight is remembered, and for how long where nobody looks whether it still holds, in ms. */
const REMEMBERED = 20_000
const TRUSTED_MS = 10_000
/** Changes that another node did not hear of are found so often. */
const RECHECK_EVERY_MS = 5_000

/** Whose sight is asked for. */
export type Reader = { readonly kind: 'guest' } | { readonly kind: 'member'; readonly id: string }

export type SightsDeps = {
  db: Db
  /** The same on all nodes. */
  secret: string
  seats: Seats
  cluster: Pick<Cluster, 'publishSights' | 'onSights'>
  clock: Clock
  log: Log
}

export type Sights = ReturnType<typeof createSights>

/**
 * Whom members see. Nearly everybody sees everybody: she costs nothing beyond a look into a map. Whoever does not has
 * sockets in rooms of her own (`platform/socket-seats.ts`), and what is told there is veiled with the sight held here.
 */
export function createSights({ db, secret, seats, cluster, clock, log }: SightsDeps) {
  const known = createBoundedMap<Promise<Sight>>({ maxSize: REMEMBERED, ttlMs: TRUSTED_MS, clock })
  /** Those by which the rooms of this node are told; who sees everybody is not in it. */
  const held = new Map<string, Sight>()

  const heldOf = (personId: string) => held.get(personId) ?? SEES_ALL

  /** In one turn: from here on nothing is told as it was before. */
  function hold(personId: string, sight: Sight): void {
    if (heldOf(personId).mark === sight.mark) return
    if (sight.mark) held.set(personId, sight)
    else held.delete(personId)
    seats.setApart(personId, sight.mark !== '')
  }

  async function read(personId: string): Promise<Sight> {
    const unseen = (await readUnseen(db, [personId])).get(personId)
    return unseen ? sightFrom(secret, personId, unseen) : SEES_ALL
  }

  function ask(personId: string): Promise<Sight> {
    const asked = read(personId)
    known.set(personId, asked)
    asked.catch(() => known.get(personId) === asked && known.delete(personId))
    return asked
  }

  /** As it is now: what was asked before it changed is not the answer. */
  async function current(personId: string): Promise<Sight> {
    for (;;) {
      const asked = known.get(personId) ?? ask(personId)
      const sight = await asked
      if ((known.get(personId) ?? asked) !== asked) continue
      hold(personId, sight)
      return sight
    }
  }

  /** Because it is said to have changed; if it has, her tabs and devices on this node hear of it. */
  async function askAnew(personId: string): Promise<void> {
    const before = heldOf(personId).mark
    ask(personId).catch(() => undefined)
    await current(personId)
    if (heldOf(personId).mark !== before) seats.tell(personId, 'viewer:changed', { sight: 'changed' })
  }

  const of = async (reader: Reader): Promise<Sight> =>
    reader.kind === 'guest' ? SEES_ALL : current(reader.id)

  /** Those with sockets here, in one query. Who has none any more needs no rooms. */
  async function recheck(): Promise<void> {
    const here = new Set(seats.members())
    for (const personId of held.keys()) {
      if (here.has(personId)) continue
      held.delete(personId)
      seats.setApart(personId, false)
    }
    if (here.size === 0) return
    const before = new Map([...here].map(personId => [personId, known.get(personId)]))
    const unseen = await readUnseen(db, [...here])
    for (const [personId, asked] of before) {
      const found = unseen.get(personId)
      const { mark } = found ? sightFrom(secret, personId, found) : SEES_ALL
      if (mark !== heldOf(personId).mark) await askAnew(personId)
      else if (asked && known.get(personId) === asked) known.set(personId, asked)
    }
  }

  const quietly = (work: Promise<void>) =>
    work.catch(error => log.warn({ event: 'sight-recheck-failed', ...faultFor(error) }))
  const rounds = repeating(() => quietly(recheck()), RECHECK_EVERY_MS)

  cluster.onSights(ids => {
    for (const personId of ids) {
      const isKnown = known.get(personId) !== undefined || held.has(personId)
      if (isKnown || seats.isHere(personId)) void quietly(askAnew(personId))
    }
  })

  return {
    of,

    /** Reads with the sight of the one who asks; anew if it has changed when the reading is done. */
    async through<Answer>(reader: Reader, reading: (sight: Sight) => Promise<Answer>): Promise<Answer> {
      for (;;) {
        const sight = await of(reader)
        const answer = await reading(sight)
        if ((await of(reader)).mark === sight.mark) return answer
      }
    },

    /** By which the rooms of this member are told on this node. */
    held: heldOf,

    /** After the commit. When it answers, nothing on this node is shown to them any more that they may not see. */
    async changed(personIds: readonly string[]): Promise<void> {
      cluster.publishSights([...personIds])
      await Promise.all(personIds.map(askAnew))
    },

    recheck: rounds.now,
    start: rounds.start,
    stop: rounds.stop,
  }
}
