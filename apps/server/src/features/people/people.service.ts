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

const idOf = (actor: Actor) => (actor.kind === 'member' ? actor.id : undefined)

export const peopleService = ({ store, viewerOf }: PeopleServiceDeps) => ({
  async get({ handle }: Input<'getPerson'>, actor: Actor) {
    return { person: existing(await store.profile(handle, idOf(actor))) }
  },

  find: async ({ ids }: Input<'findPeople'>, actor: Actor) => ({
    people: await store.byId(ids.split(','), idOf(actor)),
  }),

  async edit(changes: Input<'editProfile'>, member: Member) {
    const isChange = Object.values(changes).some(value => value !== undefined)
    const user = isChange ? await store.edit(member.id, changes) : await store.user(member.id)
    return { user: existing(user) }
  },

  async listThoughts({ handle, limit, before }: Input<'listPersonThoughts'>, actor: Actor) {
    const place = before === undefined ? undefined : decodeRecent(before)
    const found = existing(await store.find(handle, idOf(actor)))
    // Missing, and blocking the one who asks, answer the same. Whoever blocks has a page to look at, and no thoughts.
    if (found.blocksViewer) throw notFound('person')
    if (found.isBlocked) return { thoughts: [], people: {}, viewer: await viewerOf(actor, []), next: null }
    const { thoughts, people, last } = await store.thoughtsOf(found.id, { limit, before: place })
    const viewer = await viewerOf(actor, thoughts)
    return { thoughts, people, viewer, next: last ? encodeRecent(last) : null }
  },
})
