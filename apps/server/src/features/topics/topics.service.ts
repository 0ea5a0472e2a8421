import { randomBytes } from 'node:crypto'
import type { ParsedOf } from '@mehfil/shared/contract/command'
import type { ViewerChanged } from '@mehfil/shared/contract/events'
import type * as commands from '@mehfil/shared/contract/topics'
import { Failure, notFound } from '@mehfil/shared/errors'
import type { Topic } from '@mehfil/shared/topic'
import { isTopicId } from '#db/topic-ref.ts'
import type { Sights } from '#feed/sights.ts'
import { veilHead } from '#feed/veil.ts'
import { decodeCursor, encodeCursor } from '#platform/cursor.ts'
import type { Actor, Member } from '#platform/handling.ts'
import type { NewId } from '#platform/id.ts'
import { hueOf, mayEdit } from './topics.rules.ts'
import type { TopicPlace, TopicsStore } from './topics.store.ts'

export type TopicsServiceDeps = {
  store: TopicsStore
  sights: Pick<Sights, 'of'>
  newId: NewId
  /** Tells a person's own tabs and devices. */
  tell(personId: string, change: ViewerChanged): void
}

type Input<Name extends keyof typeof commands> = ParsedOf<(typeof commands)[Name]>

export function topicsService({ store, sights, newId, tell }: TopicsServiceDeps) {
  const resolve = async (ref: string): Promise<string> => {
    const topicId = await store.idOf(ref)
    if (topicId === undefined) throw notFound('topic')
    return topicId
  }

  const load = async (topicId: string, actor: Actor): Promise<Topic> => {
    const topic = await store.find(topicId, idOrNull(actor))
    if (topic === undefined) throw notFound('topic')
    return veilHead(await sights.of(actor), topic)
  }

  async function setMuted(ref: string, member: Member, muted: boolean) {
    const topicId = await resolve(ref)
    const isChanged = await store.setMuted(topicId, member.id, muted)
    const topic = await load(topicId, member)
    if (!topic.membership) throw new Failure('forbidden', 'Join the topic to mute it.')
    if (isChanged) tell(member.id, { muted: { topicId, muted } })
    return { topic }
  }

  return {
    async list({ query, joined, limit, cursor }: Input<'listTopics'>, actor: Actor) {
      const below = cursor === undefined ? undefined : placeFrom(cursor)
      const { topics, last } = await store.list(
        { query, isJoined: joined === 'yes', limit, below },
        idOrNull(actor),
      )
      const sight = await sights.of(actor)
      const seen = topics.map(topic => veilHead(sight, topic))
      return { topics: seen, next: last ? encodeCursor([last.memberCount, last.id]) : null }
    },

    get: async ({ topicId }: Input<'getTopic'>, actor: Actor) => ({
      topic: await load(await resolve(topicId), actor),
    }),

    async create({ slug, name, description = '', color }: Input<'createTopic'>, member: Member) {
      if (isTopicId(slug)) throw new Failure('invalid', 'This address looks like an id.', { field: 'slug' })
      const id = newId()
      const isMade = await store.create({
        id,
        slug,
        name,
        description,
        color: color ?? hueOf(slug),
        createdBy: member.id,
        epoch: newEpoch(),
      })
      if (!isMade) throw new Failure('conflict', 'This address is taken.', { field: 'slug' })
      tell(member.id, { membership: { topicId: id } })
      return { topic: await load(id, member) }
    },

    async edit({ topicId: ref, ...changes }: Input<'editTopic'>, member: Member) {
      const before = await load(await resolve(ref), member)
      if (!mayEdit(member, before)) throw new Failure('forbidden', 'Only moderators may change a topic.')
      if (Object.values(changes).every(value => value === undefined)) return { topic: before }
      await store.edit(before.id, changes)
      return { topic: await load(before.id, member) }
    },

    async join({ topicId: ref }: Input<'joinTopic'>, member: Member) {
      const topicId = await resolve(ref)
      if (await store.addMember(topicId, member.id)) tell(member.id, { membership: { topicId } })
      return { topic: await load(topicId, member) }
    },

    async leave({ topicId: ref }: Input<'leaveTopic'>, member: Member) {
      const topicId = await resolve(ref)
      if (await store.removeMember(topicId, member.id)) tell(member.id, { membership: { topicId } })
      return { topic: await load(topicId, member) }
    },

    async read({ topicId: ref, seq, rev, unread = false }: Input<'readTopic'>, member: Member) {
      const topicId = await resolve(ref)
      const moved = await (unread
        ? store.setRead(topicId, member.id, seq)
        : store.advanceRead(topicId, member.id, { seq, rev }))
      const read = moved ?? (await store.findRead(topicId, member.id))
      if (read === undefined) throw new Failure('forbidden', 'Join the topic to keep your place in it.')
      if (moved) tell(member.id, { read: { topicId, ...moved } })
      return read
    },

    mute: ({ topicId }: Input<'muteTopic'>, member: Member) => setMuted(topicId, member, true),

    unmute: ({ topicId }: Input<'unmuteTopic'>, member: Member) => setMuted(topicId, member, false),
  }
}

const idOrNull = (actor: Actor) => (actor.kind === 'member' ? actor.id : null)

const placeFrom = (cursor: string): TopicPlace =>
  decodeCursor(cursor, 'cursor', ([memberCount, id, ...rest]) =>
    isCount(memberCount) && typeof id === 'string' && isTopicId(id) && rest.length === 0
      ? { memberCount, id }
      : undefined,
  )

/** As the column holds it: 32 bits. */
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31

/** Short, and never the same twice: whoever holds a place of another numbering starts anew. */
const newEpoch = () => randomBytes(6).toString('base64url')
