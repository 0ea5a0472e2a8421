import type { Person, User } from '@mehfil/shared/person'
import { anId } from './an-id.ts'

/** The person of that number; anything can be said otherwise. */
export function aPerson(number = 1, other: Partial<Person> = {}): Person {
  return {
    id: anId(number, 1),
    handle: `person_${number}`,
    displayName: `Person ${number}`,
    avatarUrl: null,
    ...other,
  }
}

/** The same person as she sees herself. */
export function aUser(number = 1, other: Partial<User> = {}): User {
  return { ...aPerson(number), bio: '', role: 'member', createdAt: '2026-01-01T00:00:00.000Z', ...other }
}
