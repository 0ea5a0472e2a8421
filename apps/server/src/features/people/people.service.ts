import type { ParsedOf } from '@mehfil/shared/contract/command'
import type * as commands from '@mehfil/shared/contract/people'
import { notFound } from '@mehfil/shared/errors'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import { decodeRecent, encodeRecent } from '#feed/recent-cursor.ts'
import type { Actor, Member } from '#platform/handling.ts'
import type { PeopleStore } from './people.store.ts'

export type PeopleServiceDeps = {
  store: PeopleStore
  /** What this actor did with the thoughts shown. */
  viewerOf(actor: Actor, shown: readonly Thought[]): Promise<Viewer>
}

type Input<Name extends keyof typeof commands> = ParsedOf<(typeof commands)[Name]>

const existing = <Found>(found: Found | undefined): Found => {
  if (found === undefined) throw notFound('person')
  return found
}

export const peopleService = ({ store, viewerOf }: PeopleServiceDeps) => ({
  async get({ handle }: Input<'getPerson'>, actor: Actor) {
    const viewerId = actor.kind === 'member' ? actor.id : undefined
    return { person: existing(await store.profile(handle, viewerId)) }
  },

  find: async ({ ids }: Input<'findPeople'>) => ({ people: await store.find(ids.split(',')) }),

  async edit(changes: Input<'editProfile'>, member: Member) {
    const isChange = Object.values(changes).some(value => value !== undefined)
    const user = isChange ? await store.edit(member.id, changes) : await store.user(member.id)
    return { user: existing(user) }
  },

  async listThoughts({ handle, limit, before }: Input<'listPersonThoughts'>, actor: Actor) {
    const personId = existing(await store.idOf(handle))
    const place = before === undefined ? undefined : decodeRecent(before)
    const { thoughts, people, last } = await store.thoughtsOf(personId, { limit, before: place })
    const viewer = await viewerOf(actor, thoughts)
    return { thoughts, people, viewer, next: last ? encodeRecent(last) : null }
  },
})
