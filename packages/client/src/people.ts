import { LIMITS } from '@mehfil/shared/limits'
import type { People, Person } from '@mehfil/shared/person'
import { NOBODY_ID } from '@mehfil/shared/veil'
import type { Clock } from './ports.ts'
import { type Batch, createView } from './readable.ts'

/** What was learned so long ago, in ms, may have changed. */
const FRESH_MS = 5 * 60_000
/** Wishes of this span, in ms, go in one call: a page draws all its cards at once. */
const GATHER_MS = 50

export type PeopleDirectory = {
  get(id: string): Person | undefined
  subscribe(listener: () => void): () => void
  learn(people: People): void
  /** Asks for those who are unknown, or known for long: all in one call, and nobody twice within five minutes. */
  want(ids: readonly string[]): void
}

const isSame = (a: Person, b: Person) =>
  a.handle === b.handle && a.displayName === b.displayName && a.avatarUrl === b.avatarUrl

/** Asks the server for people; what it answers is learned on the way. */
export type AskPeople = (ids: readonly string[]) => Promise<unknown>

/** Everyone met so far. A person is the same object until something of hers changes, so that cards stay undrawn. */
export function createPeople(batch: Batch, clock: Clock, askFor: AskPeople): PeopleDirectory {
  const known = new Map<string, Person>()
  /** When somebody was learned or asked for; who is not there is not asked for again and again. */
  const metAt = new Map<string, number>()
  const wanted = new Set<string>()
  const view = createView(batch, () => known)

  async function ask(ids: readonly string[]) {
    // Who could not be asked for may be wanted again.
    await askFor(ids).catch(() => {
      for (const id of ids) metAt.delete(id)
    })
  }

  function askAll() {
    const ids = [...wanted]
    wanted.clear()
    for (let at = 0; at < ids.length; at += LIMITS.page) void ask(ids.slice(at, at + LIMITS.page))
  }

  return {
    get: id => known.get(id),
    subscribe: view.subscribe,
    learn(people) {
      let isNews = false
      for (const person of Object.values(people)) {
        const held = known.get(person.id)
        metAt.set(person.id, clock.now())
        if (held && isSame(held, person)) continue
        known.set(person.id, person)
        isNews = true
      }
      if (isNews) view.invalidate()
    },
    want(ids) {
      const since = clock.now() - FRESH_MS
      const isMissing = (id: string) => (metAt.get(id) ?? Number.NEGATIVE_INFINITY) <= since
      const missing = ids.filter(id => id !== NOBODY_ID && isMissing(id))
      if (missing.length === 0) return
      if (wanted.size === 0) clock.setTimeout(askAll, GATHER_MS)
      for (const id of missing) {
        wanted.add(id)
        metAt.set(id, clock.now())
      }
    },
  }
}
