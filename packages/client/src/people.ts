import type { People, Person } from '@mehfil/shared/person'
import { type Batch, createView } from './readable.ts'

export type PeopleDirectory = {
  get(id: string): Person | undefined
  subscribe(listener: () => void): () => void
  learn(people: People): void
}

const isSame = (a: Person, b: Person) =>
  a.handle === b.handle && a.displayName === b.displayName && a.avatarUrl === b.avatarUrl

/** Everyone met so far. A person is the same object until something of hers changes, so that cards stay undrawn. */
export function createPeople(batch: Batch): PeopleDirectory {
  const known = new Map<string, Person>()
  const view = createView(batch, () => known)
  return {
    get: id => known.get(id),
    subscribe: view.subscribe,
    learn(people) {
      const news = Object.values(people).filter(person => {
        const held = known.get(person.id)
        return !held || !isSame(held, person)
      })
      for (const person of news) known.set(person.id, person)
      if (news.length > 0) view.invalidate()
    },
  }
}
