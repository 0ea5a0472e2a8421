import {
  blockPerson,
  followPerson,
  mutePerson,
  unblockPerson,
  unfollowPerson,
  unmutePerson,
} from '@mehfil/shared/contract/relations'
import { Failure } from '@mehfil/shared/errors'
import type { Person, Relation } from '@mehfil/shared/person'
import { createAskAgain } from './ask-again.ts'
import type { RelationName, Relations } from './feed-client.ts'
import type { Call } from './feed-context.ts'
import { createLastWish } from './last-wish.ts'
import type { Clock } from './ports.ts'
import { type Batch, createView } from './readable.ts'

export type RelationsContext = {
  readonly call: Call
  readonly clock: Clock
  readonly random: () => number
  readonly batch: Batch
  userId(): string | undefined
  /** From now on nothing of this person is to be seen. */
  handleHidden(personId: string): void
  /** It was a wish that was not granted: what was hidden is to be asked for again. */
  handleRefused(): void
}

/** What answers teach of how their asker stands to others. */
export type RelationLessons = {
  moment(): number
  learn(personId: string, relation: Relation, asked: number): void
}

export type RelationsUnit = RelationLessons & {
  readonly relations: Relations
  /** The server says so, now. */
  handleChange(personId: string, relation: Relation): void
  handleUp(): void
  handleUser(): void
}

const COMMANDS = {
  follows: { true: followPerson, false: unfollowPerson },
  mutes: { true: mutePerson, false: unmutePerson },
  blocks: { true: blockPerson, false: unblockPerson },
} as const

const NAMES = ['follows', 'mutes', 'blocks'] as const

const keyOf = (name: RelationName, personId: string) => `${name} ${personId}`

/** How a member stands to others, as far as it was told. No revision tells of it. */
export function createRelations(context: RelationsContext): RelationsUnit {
  const { askAgain, wake } = createAskAgain(context)
  const known = new Map<string, Relation>()
  const changedAt = new Map<string, number>()
  const wishes = createLastWish()
  /** The same object for as long as it says the same. */
  const shown = new Map<string, Relation | undefined>()
  const view = createView(context.batch, () => known)
  let moment = 0
  let clearedAt = 0

  const isNewer = (personId: string, asked: number) => (changedAt.get(personId) ?? clearedAt) > asked

  function wished(personId: string): Partial<Relation> {
    const wanted = NAMES.map(name => [name, wishes.of(keyOf(name, personId))] as const)
    return Object.fromEntries(wanted.filter(([, wish]) => wish !== undefined))
  }

  function of(personId: string): Relation | undefined {
    if (shown.has(personId)) return shown.get(personId)
    const relation = known.get(personId)
    const next = relation && { ...relation, ...wished(personId) }
    // Whoever blocks somebody ends the following of both.
    const seen = next?.blocks ? { ...next, follows: false, isFollower: false } : next
    shown.set(personId, seen)
    return seen
  }

  function invalidate(personId: string) {
    shown.delete(personId)
    view.invalidate()
  }

  function put(personId: string, relation: Relation) {
    const isHidden = relation.blocks || relation.mutes
    const former = known.get(personId)
    known.set(personId, relation)
    invalidate(personId)
    if (isHidden && !(former?.blocks || former?.mutes)) context.handleHidden(personId)
  }

  function handleChange(personId: string, relation: Relation) {
    changedAt.set(personId, ++moment)
    put(personId, relation)
  }

  async function ask({ id, handle }: RelatedTo, name: RelationName, wanted: boolean): Promise<void> {
    const asked = moment
    const command = COMMANDS[name][`${wanted}`]
    const { relation } = await askAgain(() => context.call(command, { handle }))
    if (!isNewer(id, asked)) handleChange(id, relation)
  }

  return {
    relations: {
      of,
      subscribe: view.subscribe,
      async set(person, name, wanted) {
        if (context.userId() === undefined) throw new Failure('unauthenticated', 'Log in first.')
        const hides = wanted && name !== 'follows'
        const settled = wishes.wish(keyOf(name, person.id), wanted, last => ask(person, name, last))
        invalidate(person.id)
        if (hides) context.handleHidden(person.id)
        try {
          await settled
        } catch (error) {
          if (hides) context.handleRefused()
          throw error
        } finally {
          // Once it has been answered, what the server says shows again.
          invalidate(person.id)
        }
      },
    },
    moment: () => moment,
    learn(personId, relation, asked) {
      if (!isNewer(personId, asked)) put(personId, relation)
    },
    handleChange,
    handleUp: wake,
    handleUser() {
      known.clear()
      shown.clear()
      changedAt.clear()
      wishes.clear()
      clearedAt = ++moment
      view.invalidate()
    },
  }
}

type RelatedTo = Pick<Person, 'id' | 'handle'>
