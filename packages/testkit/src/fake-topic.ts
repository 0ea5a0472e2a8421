import type { Changes, Head } from '@mehfil/shared/changes'
import { Failure, notFound } from '@mehfil/shared/errors'
import type { Media } from '@mehfil/shared/media'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { ReadPlace } from '@mehfil/shared/read-place'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import { aThought } from './a-thought.ts'
import { anId } from './an-id.ts'

export type FakePost = {
  authorId: string
  clientId: string
  body: string
  replyTo?: string | undefined
  media?: Media[]
}

/** A topic as the server keeps it: rows with places and revisions, each write one revision (D3, D4). */
export class FakeTopic {
  readonly thoughts: Thought[] = []
  readonly reads = new Map<string, ReadPlace>()
  rev = 0
  epoch = 'e1'
  readonly id: string
  private readonly number: number
  private readonly written = new Map<string, Thought>()
  private readonly reactors = new Map<string, Map<string, Set<ReactionKind>>>()
  private readonly bookmarks = new Map<string, Set<string>>()
  private readonly publish: (changes: Changes) => void

  constructor(number: number, id: string, publish: (changes: Changes) => void) {
    this.number = number
    this.id = id
    this.publish = publish
  }

  get head(): Head {
    return { epoch: this.epoch, rev: this.rev, seq: this.thoughts.length }
  }

  /** How a restored backup looks from outside: the same places, another count of changes. */
  beginAnew(epoch: string) {
    this.epoch = epoch
    this.rev = this.thoughts.length + 1
    for (const [index, thought] of this.thoughts.entries())
      this.thoughts[index] = { ...thought, rev: index + 1 }
  }

  post({ authorId, clientId, body, replyTo, media = [] }: FakePost): {
    thought: Thought
    duplicate?: boolean
  } {
    const first = this.written.get(`${authorId} ${clientId}`)
    if (first && first.body !== body)
      throw new Failure('idempotency-mismatch', 'Another text was already sent under this id.')
    if (first) return { thought: this.find(first.id), duplicate: true }
    const parent = replyTo === undefined ? undefined : this.find(replyTo)
    const seq = this.thoughts.length + 1
    const thought = aThought(seq, {
      id: anId(seq, 0x100 + this.number),
      topicId: this.id,
      rev: this.rev + 1,
      authorId,
      body,
      media,
      replyTo: parent ? { id: parent.id, seq: parent.seq } : null,
    })
    this.thoughts.push(thought)
    this.written.set(`${authorId} ${clientId}`, thought)
    this.commit()
    return { thought }
  }

  edit(thoughtId: string, body: string): Thought {
    return this.change(thoughtId, { body, editedAt: '2026-01-02T00:00:00.000Z' })
  }

  erase(thoughtId: string): Thought {
    return this.change(thoughtId, { body: null, deletedAt: '2026-01-02T00:00:00.000Z' })
  }

  react(personId: string, thoughtId: string, kind: ReactionKind, wanted: boolean): Thought {
    const thought = this.find(thoughtId)
    const kinds = this.kindsOf(thoughtId, personId)
    if (kinds.has(kind) === wanted) return thought
    if (wanted) kinds.add(kind)
    else kinds.delete(kind)
    const { [kind]: count = 0, ...others } = thought.reactions
    const next = count + (wanted ? 1 : -1)
    return this.change(thoughtId, { reactions: next === 0 ? others : { ...others, [kind]: next } })
  }

  bookmark(personId: string, thoughtId: string, isBookmarked: boolean) {
    const kept = this.bookmarks.get(personId) ?? new Set<string>()
    this.bookmarks.set(personId, kept)
    if (isBookmarked) kept.add(this.find(thoughtId).id)
    else kept.delete(thoughtId)
  }

  bookmarkedOf(personId: string | undefined): Thought[] {
    return this.thoughts.filter(({ id }) => this.bookmarks.get(personId ?? '')?.has(id))
  }

  find(thoughtId: string): Thought {
    const thought = this.thoughts.find(held => held.id === thoughtId)
    if (!thought) throw notFound('thought')
    return thought
  }

  /** The thought that a (author, clientId) became. */
  writtenAs(authorId: string, clientId: string): Thought | undefined {
    return this.written.get(`${authorId} ${clientId}`)
  }

  changesSince(from: number): Changes {
    const thoughts = this.thoughts.filter(thought => thought.rev > from)
    return { topicId: this.id, epoch: this.epoch, from, to: this.rev, thoughts, people: {} }
  }

  viewer(personId: string | undefined, thoughts: readonly Thought[]): Viewer {
    const reacted = thoughts
      .map(({ id }): [string, ReactionKind[]] => [id, [...this.kindsOf(id, personId ?? '')]])
      .filter(([, kinds]) => kinds.length > 0)
    const shown = new Set(thoughts.map(({ id }) => id))
    const bookmarked = this.bookmarkedOf(personId).flatMap(({ id }) => (shown.has(id) ? [id] : []))
    const read = this.readBy(personId)
    return { reacted: Object.fromEntries(reacted), bookmarked, ...read, muted: false, role: null }
  }

  readBy(personId: string | undefined): ReadPlace {
    return this.reads.get(personId ?? '') ?? { readSeq: 0, readRev: 1 }
  }

  private kindsOf(thoughtId: string, personId: string): Set<ReactionKind> {
    const people = this.reactors.get(thoughtId) ?? new Map<string, Set<ReactionKind>>()
    this.reactors.set(thoughtId, people)
    const kinds = people.get(personId) ?? new Set<ReactionKind>()
    people.set(personId, kinds)
    return kinds
  }

  private change(thoughtId: string, news: Partial<Thought>): Thought {
    const thought = { ...this.find(thoughtId), ...news, rev: this.rev + 1 }
    this.thoughts[thought.seq - 1] = thought
    this.commit()
    return thought
  }

  private commit() {
    this.rev++
    this.publish(this.changesSince(this.rev - 1))
  }
}
