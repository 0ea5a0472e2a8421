import { foldText } from '@mehfil/shared/fold'
import { LIMITS } from '@mehfil/shared/limits'
import type { Person, SuggestedPerson } from '@mehfil/shared/person'

export type Candidate = Person & Partial<Pick<SuggestedPerson, 'isHere' | 'isFollowed'>>

/** Those whose handle begins so, or a word of whose name does, in the order in which they came; each once. */
export function matching(people: Iterable<Candidate>, prefix: string): Candidate[] {
  const handle = prefix.toLowerCase()
  const name = foldText(prefix).trimEnd()
  const found = new Map<string, Candidate>()
  for (const person of people) {
    if (found.size === LIMITS.suggestedPeople) break
    if (found.has(person.id)) continue
    const isMeant =
      person.handle.startsWith(handle) || (name !== '' && foldText(person.displayName).includes(name))
    if (isMeant) found.set(person.id, person)
  }
  return [...found.values()]
}
