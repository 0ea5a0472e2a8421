import type { ParsedOf } from '@mehfil/shared/contract/command'
import type * as commands from '@mehfil/shared/contract/people'
import { notFound } from '@mehfil/shared/errors'
import type { User } from '@mehfil/shared/person'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import { decodeRecent, encodeRecent } from '#feed/recent-cursor.ts'
import type { Actor, Member } from '#platform/handling.ts'
import type { PeopleStore } from './people.store.ts'

export type PeopleServiceDeps = {
  store: PeopleStore
  /** What this actor did with the thoughts shown. */
  viewerOf(actor: Actor, shown: readonly Thought[]): Promise<Viewer>
  /** Tells a member's own tabs and devices, and nobody else. */
  tell(personId: string, user: User): void
  /** Removes the files of pictures that nothing shows any more. */
  tidyMedia(): Promise<void>
}

type Input<Name extends keyof typeof commands> = ParsedOf<(typeof commands)[Name]>

const existing = <Found>(found: Found | undefined): Found => {
  if (found === undefined) throw notFound('person')
  return found
}

export const peopleService = ({ store, viewerOf, tell, tidyMedia }: PeopleServiceDeps) => ({
  async get({ handle }: Input<'getPerson'>, actor: Actor) {
    const viewerId = actor.kind === 'member' ? actor.id : undefined
    return { person: existing(await store.profile(handle, viewerId)) }
  },

  find: async ({ ids }: Input<'findPeople'>) => ({ people: await store.find(ids.split(',')) }),

  async edit(changes: Input<'editProfile'>, member: Member) {
    const isChange = Object.values(changes).some(value => value !== undefined)
    const user = existing(isChange ? await store.edit(member.id, changes) : await store.user(member.id))
    if (isChange) tell(member.id, user)
    if (changes.avatar !== undefined) await tidyMedia()
    return { user }
  },

  async listThoughts({ handle, limit, before }: Input<'listPersonThoughts'>, actor: Actor) {
    const personId = existing(await store.idOf(handle))
    const place = before === undefined ? undefined : decodeRecent(before)
    const { thoughts, people, last } = await store.thoughtsOf(personId, { limit, before: place })
    const viewer = await viewerOf(actor, thoughts)
    return { thoughts, people, viewer, next: last ? encodeRecent(last) : null }
  },
})
