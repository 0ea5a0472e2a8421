import type { Changes, Head } from './changes.ts'
import type { ModelTopic } from './feed-window.model.ts'
import {
  applyChanges,
  evict,
  type FeedWindow,
  firstSeq,
  isAtHead,
  isBehind,
  lastSeq,
  mergePage,
  openWindow,
  type Snapshot,
} from './feed-window.ts'
import type { Thought } from './thought.ts'

const KEPT_FRAMES = 200

/** What the reader would ask the server for now. */
export type Wants = { open: boolean; sync: boolean }

/**
 * Somebody who reads one topic, as a client drives the window, and who compares what she holds with the model after
 * each step. Throws as soon as a promise is broken.
 */
export class Reader {
  window: FeedWindow
  readonly wants: Wants = { open: false, sync: false }
  /** How often each outcome came. */
  readonly seen: Record<string, number>
  /** Set when an answer was cut between two revisions: places that changed after the cut are missing until the next. */
  isCut = false
  readonly #topics: ReadonlyMap<string, ModelTopic>
  #kept: Changes[] = []

  constructor(topics: ReadonlyMap<string, ModelTopic>, first: Snapshot, seen: Record<string, number>) {
    this.#topics = topics
    this.seen = seen
    this.window = openWindow(first)
    this.#check(this.window)
  }

  takeFrame(frame: Changes): void {
    this.#kept.push(frame)
    if (this.#kept.length > KEPT_FRAMES) this.#kept.shift()
    this.takeChanges(frame)
  }

  takeChanges(changes: Changes): void {
    const outcome = applyChanges(this.window, changes)
    this.#count(outcome.kind)
    if (outcome.kind === 'reset') {
      if (changes.epoch === this.window.epoch && !this.isCut) throw new Error('reset by its own history')
      this.wants.open = true
      return
    }
    const expected = {
      applied: changes.from <= this.window.rev && changes.to > this.window.rev,
      dropped: changes.to <= this.window.rev,
      gap: changes.from > this.window.rev,
    }[outcome.kind]
    if (!expected) throw new Error(`${changes.from} to ${changes.to} was ${outcome.kind}`)
    if (outcome.kind === 'gap') this.wants.sync = true
    if (outcome.kind === 'gap' && outcome.window.rev !== this.window.rev) throw new Error('skipped a gap')
    if (outcome.kind === 'applied' && outcome.window.rev < changes.to) throw new Error('not applied')
    this.#moveTo(outcome.window)
  }

  takeHead(head: Head): void {
    if (!isBehind(this.window, head)) return
    if (head.epoch === this.window.epoch) this.wants.sync = true
    else this.wants.open = true
  }

  takePage(page: Snapshot): void {
    const outcome = mergePage(this.window, page)
    this.#count(outcome.kind)
    if (outcome.kind === 'merged') this.#moveTo(outcome.window)
    else if (page.epoch !== this.window.epoch) this.wants.open = true
  }

  open(page: Snapshot): void {
    this.#count('opened')
    this.wants.open = false
    this.window = openWindow(page, this.#kept)
    if (this.window.rev < page.rev) throw new Error('opened before its own snapshot')
    this.wants.sync ||= this.window.aside.length > 0
    this.#check(this.window)
  }

  letGo(aroundSeq: number, max: number): void {
    const before = this.window
    this.#moveTo(evict(before, aroundSeq, max))
    if (this.window.thoughts.length !== Math.min(max, before.thoughts.length))
      throw new Error('let go wrongly')
    if (this.window !== before) this.#count('evicted')
  }

  #count(outcome: string): void {
    this.seen[outcome] = (this.seen[outcome] ?? 0) + 1
  }

  #moveTo(window: FeedWindow): void {
    if (window.rev < this.window.rev) throw new Error(`back from ${this.window.rev} to ${window.rev}`)
    if (window.headSeq < this.window.headSeq) throw new Error('the head went back')
    for (const before of this.window.thoughts) {
      const now = window.thoughts[before.seq - firstSeq(window)]
      if (now && now.rev < before.rev) throw new Error(`place ${before.seq} went back to ${now.rev}`)
    }
    this.window = window
    this.#check(window)
  }

  #check(window: FeedWindow): void {
    const topic = this.#topics.get(window.epoch)
    if (!topic) throw new Error(`there is no numbering ${window.epoch}`)
    const first = firstSeq(window)
    for (const [index, held] of window.thoughts.entries()) {
      if (held.seq !== first + index) throw new Error(`${held.seq} stands at place ${first + index}`)
      if (held !== topic.thought(held.seq)) this.#checkFormer(topic, held)
    }
    if (window.headSeq > topic.seq || lastSeq(window) > window.headSeq)
      throw new Error('a head that never was')
    if (!this.isCut && window.headSeq < topic.seqAt(window.rev)) throw new Error('a place is missing')
    if (window.aside.some(frame => frame.from <= window.rev))
      throw new Error('kept aside what could be applied')
  }

  /** An older state may be held if what replaced it is newer than what she is complete up to. */
  #checkFormer(topic: ModelTopic, held: Thought): void {
    const { seq } = held
    if (held !== topic.thought(seq, held.rev)) throw new Error(`place ${seq} never was like this`)
    const { rev } = this.window
    const isLeftForLater = this.isCut && (topic.thought(seq)?.rev ?? 0) > rev
    const expected = topic.thought(seq, rev)?.rev ?? 0
    if (held.rev < expected && !isLeftForLater) throw new Error(`place ${seq} misses a change`)
  }

  /** Nothing is on its way any more: reads what is missing, then all there is, and compares. */
  heal(topic: ModelTopic): void {
    if (this.wants.open || this.window.epoch !== topic.epoch) this.open(topic.page(topic.seq - 3, topic.seq))
    if (this.window.rev < topic.rev) this.takeChanges(topic.changes(this.window.rev))
    if (this.wants.open) this.open(topic.page(topic.seq - 3, topic.seq))
    while (!isAtHead(this.window)) {
      const { length } = this.window.thoughts
      this.takePage(topic.page(lastSeq(this.window) + 1, lastSeq(this.window) + 50))
      if (this.window.thoughts.length === length) throw new Error('newer places do not come')
    }
    if (firstSeq(this.window) > 1) this.takePage(topic.page(1, firstSeq(this.window) - 1))
    const all = topic.page(1, topic.seq).thoughts.toReversed()
    const { rev, headSeq, thoughts, aside } = this.window
    const isEqual =
      rev === topic.rev &&
      headSeq === topic.seq &&
      aside.length === 0 &&
      thoughts.length === all.length &&
      thoughts.every((held, index) => held === all[index])
    if (!isEqual) throw new Error(`holds ${thoughts.length} of ${all.length} places, ${rev} of ${topic.rev}`)
  }
}
