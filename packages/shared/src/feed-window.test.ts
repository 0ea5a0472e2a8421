import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Changes } from './changes.ts'
import {
  applyChanges,
  evict,
  type FeedWindow,
  firstSeq,
  isAtHead,
  lastSeq,
  mergePage,
  openWindow,
  type Snapshot,
} from './feed-window.ts'
import type { Thought } from './thought.ts'

const TOPIC = '01900000-0000-7000-8000-000000000001'
const EPOCH = 'e1'

const thought = (seq: number, rev: number): Thought => ({
  id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  topicId: TOPIC,
  seq,
  rev,
  authorId: TOPIC,
  body: `place ${seq}, change ${rev}`,
  media: [],
  replyTo: null,
  replyCount: 0,
  reactions: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: null,
})

/** A topic's whole history, from which any snapshot and any frame can be read as the server would. */
class Topic {
  readonly states: Thought[][] = [[]]
  get rev() {
    return this.states.length - 1
  }
  post() {
    const now = this.states[this.rev] ?? []
    this.states.push([...now, thought(now.length + 1, this.rev + 1)])
  }
  change(index: number) {
    const now = this.states[this.rev] ?? []
    const seq = 1 + (index % Math.max(1, now.length))
    this.states.push(now.map(held => (held.seq === seq ? thought(seq, this.rev + 1) : held)))
  }
  snapshot(rev: number, from: number, to: number): Snapshot {
    const at = this.states[rev] ?? []
    return { topicId: TOPIC, epoch: EPOCH, rev, seq: at.length, thoughts: at.slice(from, to).toReversed() }
  }
  changes(from: number, to: number): Changes {
    const thoughts = (this.states[to] ?? []).filter(held => held.rev > from)
    return { topicId: TOPIC, epoch: EPOCH, from, to, thoughts, people: {} }
  }
}

const isContiguous = (window: FeedWindow) =>
  window.thoughts.every((held, index) => held.seq === firstSeq(window) + index)

const topicOf = (steps: readonly number[]) => {
  const topic = new Topic()
  for (const step of steps) step % 3 === 0 ? topic.change(step) : topic.post()
  return topic
}

describe('a feed window', () => {
  test('shows a frame once, however often it comes (D5)', () => {
    const topic = topicOf([1, 1, 1])
    const window = openWindow(topic.snapshot(2, 0, 2))
    const first = applyChanges(window, topic.changes(2, 3))
    expect(first.kind).toBe('applied')
    if (first.kind !== 'applied') return
    expect(first.window.thoughts.map(held => held.seq)).toEqual([1, 2, 3])
    expect(applyChanges(first.window, topic.changes(2, 3)).kind).toBe('dropped')
  })

  test('keeps a frame aside until the one before it has come (D4)', () => {
    const topic = topicOf([1, 1, 1, 1])
    const gap = applyChanges(openWindow(topic.snapshot(2, 0, 2)), topic.changes(3, 4))
    expect(gap.kind).toBe('gap')
    if (gap.kind !== 'gap') return
    expect(gap.window.rev).toBe(2)
    const closed = applyChanges(gap.window, topic.changes(2, 3))
    expect(closed).toMatchObject({ kind: 'applied', window: { rev: 4, headSeq: 4, aside: [] } })
  })

  test('asks for a fresh start when the numbering began anew', () => {
    const topic = topicOf([1])
    const window = openWindow(topic.snapshot(0, 0, 0))
    expect(applyChanges(window, { ...topic.changes(0, 1), epoch: 'e2' }).kind).toBe('reset')
  })

  test('does not show what is posted while the newest places are not held', () => {
    const topic = topicOf([1, 1, 1, 1, 1, 1])
    const around = openWindow(topic.snapshot(5, 0, 2))
    const outcome = applyChanges(around, topic.changes(5, 6))
    expect(outcome).toMatchObject({ kind: 'applied', window: { rev: 6, headSeq: 6 } })
    if (outcome.kind !== 'applied') return
    expect(lastSeq(outcome.window)).toBe(2)
    expect(isAtHead(outcome.window)).toBe(false)
  })

  test('brings a late page up to date from the recent frames, or says that it is stale', () => {
    const topic = topicOf([1, 1, 1, 1, 1, 1])
    topic.change(0) // changes place 1, at revision 7
    const window = openWindow(topic.snapshot(6, 3, 6))
    const live = applyChanges(window, topic.changes(6, 7))
    if (live.kind !== 'applied') throw new Error(live.kind)
    const merged = mergePage(live.window, topic.snapshot(6, 0, 3))
    if (merged.kind !== 'merged') throw new Error(merged.kind)
    expect(merged.window.thoughts).toEqual(topic.states[7])
    expect(mergePage(live.window, topic.snapshot(5, 0, 3)).kind).toBe('stale')
  })

  test('refuses a page that would leave a hole', () => {
    const topic = topicOf([1, 1, 1, 1, 1, 1])
    expect(mergePage(openWindow(topic.snapshot(6, 4, 6)), topic.snapshot(6, 0, 2)).kind).toBe('detached')
  })

  test('evicts at the end that is farther from the place', () => {
    const topic = topicOf(Array.from({ length: 50 }, () => 1))
    const window = openWindow(topic.snapshot(50, 0, 50))
    expect([firstSeq(evict(window, 45, 20)), lastSeq(evict(window, 45, 20))]).toEqual([31, 50])
    expect([firstSeq(evict(window, 5, 20)), lastSeq(evict(window, 5, 20))]).toEqual([1, 20])
  })

  test('equals the database after frames lost, doubled, out of order, overlapping, and then a sync (D6)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30), { minLength: 1, maxLength: 40 }),
        fc.nat(40),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 5 }), fc.boolean()), { maxLength: 60 }),
        (steps, startAt, deliveries) => {
          const topic = topicOf(steps)
          const start = startAt % (topic.rev + 1)
          const length = (topic.states[start] ?? []).length
          let window = openWindow(topic.snapshot(start, Math.floor(length / 2), length))
          const apply = (changes: Changes) => {
            const outcome = applyChanges(window, changes)
            if (outcome.kind === 'reset') throw new Error('an honest history needs no reset')
            expect(outcome.window.rev).toBeGreaterThanOrEqual(window.rev)
            window = outcome.window
            expect(isContiguous(window)).toBe(true)
          }
          for (const [at, span, isPage] of deliveries) {
            const to = Math.min(topic.rev, at + span)
            if (at >= to) continue
            if (isPage) {
              const merged = mergePage(window, topic.snapshot(at, 0, Math.min(at, firstSeq(window))))
              if (merged.kind === 'merged') window = merged.window
            } else apply(topic.changes(at, to))
            const held = new Map((topic.states[window.rev] ?? []).map(row => [row.seq, row.rev]))
            for (const row of window.thoughts) expect(row.rev).toBeGreaterThanOrEqual(held.get(row.seq) ?? 0)
          }
          apply(topic.changes(Math.min(window.rev, topic.rev), topic.rev))
          const now = topic.states[topic.rev] ?? []
          expect(window.rev).toBe(topic.rev)
          expect(window.thoughts).toEqual(now.slice(firstSeq(window) - 1, lastSeq(window)))
          expect(isAtHead(window)).toBe(true)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})
