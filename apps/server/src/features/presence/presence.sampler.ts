import { LIMITS, TIMES } from '@mehfil/shared/limits'
import type { People } from '@mehfil/shared/person'
import type { Presence } from '@mehfil/shared/presence'
import type { Broadcast } from '#platform/broadcast.ts'
import type { Census } from '#platform/census.ts'
import type { Clock } from '#platform/clock.ts'
import { rooms } from '#platform/rooms.ts'
import type { OtherNodes } from './presence.nodes.ts'
import type { Typists } from './presence.typists.ts'

type Deps = {
  census: Census
  others: OtherNodes
  typists: Typists
  broadcast: Pick<Broadcast, 'toRoom'>
  clock: Pick<Clock, 'elapsed'>
  loadPeople(ids: readonly string[]): Promise<People>
}

type Sample = Omit<Presence, 'people'>
type Told = { readonly at: number; readonly sample: Sample }

const isSame = (a: Sample | undefined, b: Sample) =>
  a?.here === b.here && a.typing.count === b.typing.count && `${a.typing.ids}` === `${b.typing.ids}`

/**
 * Tells topics who is in them: each at most every two seconds, and only what has changed or somebody new has not
 * heard. So it costs a busy topic no more than a quiet one, and nothing on the way of a thought.
 */
export function createSampler({ census, others, typists, broadcast, clock, loadPeople }: Deps) {
  /** Topics to look at; true: to be told in any case. */
  const pending = new Map<string, boolean>()
  const told = new Map<string, Told>()

  const isDue = (topicId: string, now: number) => {
    const at = told.get(topicId)?.at
    return at === undefined || now - at >= TIMES.presence
  }

  /** A volatile event may be lost, and who types is forgotten by whoever does not hear it again. */
  function repeat(now: number): void {
    for (const [topicId, { at, sample }] of told) {
      const again = sample.typing.count > 0 ? TIMES.typing : TIMES.presenceAgain
      if (now - at >= again) pending.set(topicId, true)
    }
  }

  function sampleOf(topicId: string): Sample {
    const typing = typists.of(topicId)
    return {
      topicId,
      here: others.count(topicId, census.of(topicId)),
      typing: { count: typing.length, ids: typing.slice(0, LIMITS.typingNamed) },
    }
  }

  function takeDue(now: number): Sample[] {
    const due: Sample[] = []
    for (const [topicId, isOwed] of pending) {
      const { members, guests } = census.of(topicId)
      const isEmpty = members.size + guests === 0
      if (isEmpty) told.delete(topicId)
      if (!isEmpty && !isDue(topicId, now)) continue
      pending.delete(topicId)
      if (isEmpty) continue
      const sample = sampleOf(topicId)
      if (isOwed || !isSame(told.get(topicId)?.sample, sample)) due.push(sample)
    }
    return due
  }

  return {
    look(topicId: string, isOwed = false): void {
      pending.set(topicId, isOwed || (pending.get(topicId) ?? false))
    },

    /** Tells what is due; answers how many topics were told. Names come in one query for all of them. */
    async tell(): Promise<number> {
      const now = clock.elapsed()
      repeat(now)
      const due = takeDue(now)
      for (const sample of due) told.set(sample.topicId, { at: now, sample })
      const people = await loadPeople([...new Set(due.flatMap(({ typing }) => typing.ids))])
      for (const sample of due) {
        const named = sample.typing.ids.flatMap(id => people[id] ?? [])
        broadcast.toRoom(rooms.topic(sample.topicId), 'presence:changed', {
          ...sample,
          people: Object.fromEntries(named.map(person => [person.id, person])),
        })
      }
      return due.length
    },
  }
}
