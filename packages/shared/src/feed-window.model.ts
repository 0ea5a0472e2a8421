import type { Changes, Head } from './changes.ts'
import type { Snapshot } from './feed-window.ts'
import type { Thought } from './thought.ts'

const TOPIC = '01900000-0000-7000-8000-000000000001'

export type Command = { readonly kind: 'post' | 'edit' | 'erase' | 'react'; readonly seq: number }

/** Every state that a place has had, oldest first; never empty. */
type Place = Thought[]

/**
 * A topic by its definition, for tests: all states of all places, from which whatever a server could answer is
 * read, and by which a window is judged.
 */
export class ModelTopic {
  readonly epoch: string
  rev = 0
  #places: Place[] = []
  #seqAt = [0]

  constructor(epoch: string) {
    this.epoch = epoch
  }

  get seq(): number {
    return this.#places.length
  }

  /** One transaction: whatever it changes carries its revision. Without effect, it takes no revision. */
  commit(commands: readonly Command[]): void {
    const rev = this.rev + 1
    if (commands.filter(command => this.#obey(command, rev)).length === 0) return
    this.rev = rev
    this.#seqAt.push(this.seq)
  }

  /** The topic as a backup of this revision brings it back: the numbering goes on from there, as another one. */
  restored(rev: number, epoch: string): ModelTopic {
    const topic = new ModelTopic(epoch)
    topic.rev = rev
    topic.#seqAt = this.#seqAt.slice(0, rev + 1)
    topic.#places = this.#places
      .slice(0, this.seqAt(rev))
      .map(place => place.filter(state => state.rev <= rev))
    return topic
  }

  head(): Head {
    return { epoch: this.epoch, rev: this.rev, seq: this.seq }
  }

  /** The newest place as of a revision. */
  seqAt(rev: number): number {
    return this.#seqAt[rev] ?? 0
  }

  /** A place as it was at a revision; as it is now without one. */
  thought(seq: number, rev = this.rev): Thought | undefined {
    return this.#places[seq - 1]?.findLast(state => state.rev <= rev)
  }

  /** What changed in (from, to], as it is now; what changed after `to` as well is left for the next answer. */
  changes(from: number, to = this.rev): Changes {
    const thoughts = this.#places.map(newest).filter(({ rev }) => rev > from && rev <= to)
    return { topicId: TOPIC, epoch: this.epoch, from, to, thoughts, people: {} }
  }

  /** The places from `low` to `high`, as far as there are any. */
  page(low: number, high: number): Snapshot {
    const thoughts = this.#places.slice(Math.max(0, low - 1), Math.max(0, high)).map(newest)
    return { topicId: TOPIC, ...this.head(), thoughts: thoughts.reverse() }
  }

  /** False if there is nothing to change. */
  #obey({ kind, seq }: Command, rev: number): boolean {
    if (kind === 'post') return this.#places.push([stateOf(kind, this.seq + 1, rev)]) > 0
    const place = this.#places[seq - 1]
    if (!place || newest(place).deletedAt) return false
    // Changed twice in one transaction, it has one new state.
    if (newest(place).rev === rev) place.pop()
    place.push(stateOf(kind, seq, rev))
    return true
  }
}

const newest = (place: Place): Thought => place[place.length - 1] as Thought

const LATER = '2026-01-02T00:00:00.000Z'

/** Written out, for a hundred thousand schedules make millions of these: spreading the former state takes longer. */
const stateOf = (kind: Command['kind'], seq: number, rev: number): Thought => ({
  id: `01900000-0000-7000-8000-${100_000_000_000 + seq}`,
  topicId: TOPIC,
  seq,
  rev,
  authorId: TOPIC,
  body: kind === 'erase' ? null : kind,
  media: [],
  replyTo: null,
  replyCount: 0,
  reactions: kind === 'react' ? { wah: rev } : {},
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: kind === 'edit' ? LATER : null,
  deletedAt: kind === 'erase' ? LATER : null,
})
