import type { Changes } from '@mehfil/shared/changes'
import type { ViewerChanged } from '@mehfil/shared/contract/events'
import { Failure } from '@mehfil/shared/errors'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { NO_VIEWER, type Thought } from '@mehfil/shared/thought'
import { aPerson } from './a-person.ts'
import { aTopic } from './a-topic.ts'
import type { FakeHeld } from './fake-held.ts'
import type { FakeMedia } from './fake-media.ts'
import type { FakeRelations } from './fake-relations.ts'
import type { FakeTopic } from './fake-topic.ts'

/** Who asks, and the rooms of her line; HTTP has none. */
export type FakeAsker = { personId: string | undefined; rooms: Set<string> | undefined }

export type FakeWorld = {
  topicOf(id: string): FakeTopic
  topicWith(thoughtId: string): FakeTopic
  topics(): readonly FakeTopic[]
  media: FakeMedia
  relations: FakeRelations
  held: FakeHeld
  tellPerson(personId: string, change: ViewerChanged): void
}

/** Parsed by the command's schema, as the real server does. */
export type FakeInput = Record<string, unknown>
type At = { before?: number; after?: number; around?: number; limit?: number }

/** The server's answers, by command name. An answer is an output; a refusal is a thrown `Failure`. */
export function answerCommand(world: FakeWorld, asker: FakeAsker, name: string, input: FakeInput): object {
  const topicId = input.topicId as string
  switch (name) {
    case 'topic:watch':
      return watch(world.topicOf(topicId), asker, input)
    case 'topic:unwatch':
      asker.rooms?.delete(topicId)
      return {}
    case 'thoughts:load':
      return page(world.topicOf(topicId), asker, input as At)
    case 'topic:changes-since':
      return changes(world.topicOf(topicId), asker, input)
    case 'thought:post':
      return post(world, member(asker), input as PostInput)
    case 'thought:undo':
      return undo(world, member(asker), input as Pick<PostInput, 'topicId' | 'clientId'>)
    case 'media:upload':
      return world.media.take(member(asker), input as { clientId: string; alt: string })
    case 'reaction:add':
    case 'reaction:remove':
      return react(world, asker, input, name === 'reaction:add')
    case 'bookmark:add':
    case 'bookmark:remove':
      return bookmark(world, asker, input, name === 'bookmark:add')
    case 'bookmark:list':
      return listBookmarks(world, asker)
    case 'topic:read':
      return read(world, asker, input)
    case 'presence:typing':
      return {}
    case 'person:find':
      return { people: peopleWith((input.ids as string).split(',')) }
    case 'person:follow':
    case 'person:unfollow':
      return relate(world, asker, 'follows', input, name === 'person:follow')
    case 'person:mute':
    case 'person:unmute':
      return relate(world, asker, 'mutes', input, name === 'person:mute')
    case 'person:block':
    case 'person:unblock':
      return relate(world, asker, 'blocks', input, name === 'person:block')
    case 'topic:list':
      return { topics: world.topics().map(topic => rowOf(topic, asker)), next: null }
    default:
      throw new Failure('not-found', `The fake server knows no ${name}.`)
  }
}

type PostInput = {
  topicId: string
  clientId: string
  body: string
  replyTo?: string
  media?: string[]
  undoMs?: number
}

function post(
  world: FakeWorld,
  authorId: string,
  { media: ids = [], undoMs = 0, ...input }: PostInput,
): object {
  const topic = world.topicOf(input.topicId)
  const { clientId, body } = input
  // What is written already has its picture; a retry asks for it again.
  const isWritten = topic.writtenAs(authorId, input.clientId) !== undefined
  const key = `${authorId} ${clientId}`
  if (undoMs > 0 && !isWritten) {
    const share = () => post(world, authorId, { ...input, media: ids })
    return world.held.hold(key, clientId, { body, undoMs, share })
  }
  world.held.consume(key)
  const media = isWritten ? [] : ids.map(id => world.media.claim(authorId, id))
  return topic.post({ ...input, authorId, media })
}

function undo(
  world: FakeWorld,
  authorId: string,
  { topicId, clientId }: Pick<PostInput, 'topicId' | 'clientId'>,
) {
  if (world.topicOf(topicId).writtenAs(authorId, clientId)) throw new Failure('conflict', 'It is shared.')
  world.held.undo(`${authorId} ${clientId}`)
  return {}
}

/** Of the people of this world, who are called by their numbers. */
function relate(
  { relations, tellPerson }: FakeWorld,
  asker: FakeAsker,
  name: 'follows' | 'mutes' | 'blocks',
  { handle }: FakeInput,
  isWanted: boolean,
) {
  const personId = member(asker)
  const otherId = aPerson(Number(String(handle).split('_')[1])).id
  relations.set(name, personId, otherId, isWanted)
  const relation = relations.of(personId, otherId)
  if (name !== 'follows') tellPerson(personId, { sight: 'changed' })
  if (name === 'blocks') tellPerson(otherId, { sight: 'changed' })
  tellPerson(personId, { relation: { personId: otherId, relation } })
  return { relation }
}

const peopleWith = (ids: readonly string[]) => Object.fromEntries(ids.map(id => [id, aPerson(1, { id })]))

function member({ personId }: FakeAsker): string {
  if (personId === undefined) throw new Failure('unauthenticated', 'Log in first.')
  return personId
}

/** Joins first, then reads: what is published meanwhile comes by itself. */
function watch(topic: FakeTopic, asker: FakeAsker, input: FakeInput) {
  asker.rooms?.add(topic.id)
  const since = input.since as { epoch: string; rev: number } | undefined
  const isKnown = since?.epoch === topic.epoch && since.rev <= topic.rev
  const newest = page(topic, asker, { limit: (input.limit as number | undefined) ?? 30 })
  const news: Changes = isKnown
    ? topic.changesSince(since.rev)
    : { ...topic.changesSince(0), thoughts: newest.thoughts }
  const viewer = topic.viewer(asker.personId, news.thoughts)
  return { ...news, seq: topic.head.seq, reset: !isKnown, viewer, older: isKnown ? null : newest.older }
}

function page(topic: FakeTopic, asker: FakeAsker, { before, after, around, limit = 30 }: At) {
  const end =
    after !== undefined ? after + limit : around !== undefined ? around + Math.ceil(limit / 2) : undefined
  const last = Math.min(
    topic.thoughts.length,
    before !== undefined ? before - 1 : (end ?? topic.thoughts.length),
  )
  const first = after !== undefined ? after + 1 : Math.max(1, last - limit + 1)
  const thoughts: Thought[] = topic.thoughts.slice(first - 1, Math.max(0, last)).reverse()
  return {
    ...topic.head,
    thoughts,
    people: {},
    viewer: topic.viewer(asker.personId, thoughts),
    older: first > 1 ? first : null,
    newer: last < topic.thoughts.length ? last : null,
  }
}

function changes(topic: FakeTopic, asker: FakeAsker, input: FakeInput) {
  const since = input.since as number
  if (input.epoch !== topic.epoch) return { epoch: topic.epoch, head: topic.head, reset: true }
  const news = topic.changesSince(since)
  return { ...news, head: topic.head, more: false, viewer: topic.viewer(asker.personId, news.thoughts) }
}

function react(world: FakeWorld, asker: FakeAsker, input: FakeInput, wanted: boolean) {
  const thoughtId = input.thoughtId as string
  const topic = world.topicWith(thoughtId)
  const personId = member(asker)
  const { reactions, rev } = topic.react(personId, thoughtId, input.kind as ReactionKind, wanted)
  const kinds = topic.viewer(personId, [topic.find(thoughtId)]).reacted[thoughtId] ?? []
  world.tellPerson(personId, { reacted: { thoughtId, kinds } })
  return { reactions, rev }
}

function bookmark(world: FakeWorld, asker: FakeAsker, input: FakeInput, isBookmarked: boolean) {
  const thoughtId = input.thoughtId as string
  const personId = member(asker)
  world.topicWith(thoughtId).bookmark(personId, thoughtId, isBookmarked)
  world.tellPerson(personId, { bookmark: { thoughtId, isBookmarked } })
  return {}
}

function listBookmarks(world: FakeWorld, asker: FakeAsker) {
  const personId = member(asker)
  const thoughts = world.topics().flatMap(topic => topic.bookmarkedOf(personId))
  const bookmarked = thoughts.map(({ id }) => id)
  return { thoughts, people: {}, viewer: { ...NO_VIEWER, bookmarked }, next: null }
}

function read(world: FakeWorld, asker: FakeAsker, input: FakeInput) {
  const topic = world.topicOf(input.topicId as string)
  const personId = member(asker)
  const { seq, rev, unread } = input as { seq: number; rev?: number; unread?: boolean }
  const held = topic.readBy(personId)
  const isMoved = unread || ((rev ?? held.readRev) >= held.readRev && seq > held.readSeq)
  if (!isMoved) return held
  const read = { readSeq: seq, readRev: held.readRev + (unread ? 1 : 0) }
  topic.reads.set(personId, read)
  world.tellPerson(personId, { read: { topicId: topic.id, ...read } })
  return read
}

function rowOf(topic: FakeTopic, { personId }: FakeAsker) {
  const read = topic.readBy(personId)
  const unread = topic.head.seq - read.readSeq
  return aTopic(1, {
    ...topic.head,
    id: topic.id,
    thoughtCount: topic.head.seq,
    membership: { role: 'member', ...read, unread, muted: false },
  })
}
