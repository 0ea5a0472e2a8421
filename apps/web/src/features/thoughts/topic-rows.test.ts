import type { OutboxEntry } from '@mehfil/client/states'
import { veiled } from '@mehfil/shared/veil'
import { describe, expect, it } from 'vitest'
import { reuseRows } from './feed-row.ts'
import { openFeed, thoughtAtPlace } from './test-support.ts'
import { countVeiled, shownAt, topicRows } from './topic-rows.ts'

const waiting: OutboxEntry = {
  kind: 'waiting',
  attempt: 0,
  clientId: 'client',
  authorId: 'author',
  topicId: 'topic',
  body: 'On its way',
  writtenAt: '2026-01-01T00:00:00.000Z',
}
const rowsOf = (feed = openFeed(1, 5), parts: Partial<Parameters<typeof topicRows>[0]> = {}) =>
  topicRows({ feed, waiting: [], leftOffSeq: 0, targetSeq: undefined, ...parts })
const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key)

/** Five places, of which some are not shown. */
function feedWithout(...hidden: number[]) {
  const feed = openFeed(1, 5)
  const thoughts = feed.window.thoughts.map(each => (hidden.includes(each.seq) ? veiled(each) : each))
  return { ...feed, window: { ...feed.window, thoughts } }
}

describe('what is not shown to the reader', () => {
  it('has no row, unless an address leads to it', () => {
    const shown = ['thought-5', 'thought-3', 'thought-1', 'edge:older']
    expect(keysOf(rowsOf(feedWithout(2, 4)))).toEqual(shown)
    expect(keysOf(rowsOf(feedWithout(2, 4), { targetSeq: 4 }))).toContain('thought-4')
  })

  it('does not take the mark with it, and has none for itself', () => {
    expect(keysOf(rowsOf(feedWithout(3), { leftOffSeq: 3 }))).toEqual([
      'thought-5',
      'thought-4',
      'mark',
      'thought-2',
      'thought-1',
      'edge:older',
    ])
    expect(keysOf(rowsOf(feedWithout(4, 5), { leftOffSeq: 3 }))).not.toContain('mark')
  })

  it('is not counted, and nobody is led to it', () => {
    const { window } = feedWithout(1, 4, 5)
    expect([countVeiled(window, 2), countVeiled(window, 4)]).toEqual([2, 1])
    expect([5, 3, 1].map(seq => shownAt(window, seq)?.seq)).toEqual([3, 3, undefined])
  })
})

describe('the rows of a topic', () => {
  it('stand newest first, with what goes on at the older end last', () => {
    expect(keysOf(rowsOf(openFeed(1, 3)))).toEqual(['thought-3', 'thought-2', 'thought-1', 'edge:older'])
  })

  it('put own thoughts on their way on top', () => {
    expect(keysOf(rowsOf(openFeed(1, 1), { waiting: [waiting] }))[0]).toBe('waiting:client')
  })

  it('mark where the reader left off, between the read and the unread', () => {
    const keys = keysOf(rowsOf(openFeed(1, 5), { leftOffSeq: 3 }))
    expect(keys.slice(0, 4)).toEqual(['thought-5', 'thought-4', 'mark', 'thought-3'])
  })

  it('have no mark when all is read, or nothing was', () => {
    expect(keysOf(rowsOf(openFeed(1, 5), { leftOffSeq: 5 }))).not.toContain('mark')
    expect(keysOf(rowsOf(openFeed(1, 5), { leftOffSeq: 0 }))).not.toContain('mark')
  })

  it('have no mark while the place is not held', () => {
    expect(keysOf(rowsOf(openFeed(10, 15), { leftOffSeq: 3 }))).not.toContain('mark')
  })

  it('know the thought that is answered, when it is held', () => {
    const feed = openFeed(1, 2)
    const answer = thoughtAtPlace(3, { replyTo: { id: 'thought-1', seq: 1 } })
    const window = { ...feed.window, headSeq: 3, thoughts: [...feed.window.thoughts, answer] }
    expect(rowsOf({ ...feed, window })[0]).toMatchObject({ parent: { id: 'thought-1' } })
  })
})

describe('rows made anew', () => {
  it('are the former objects where they show the same', () => {
    const feed = openFeed(1, 5)
    const former = rowsOf(feed)
    expect(reuseRows(former, rowsOf(feed))).toBe(former)
  })

  it('differ only for the thought that changed', () => {
    const feed = openFeed(1, 5)
    const former = rowsOf(feed)
    const changed = feed.window.thoughts.with(2, { ...thoughtAtPlace(3), rev: 6, reactions: { wah: 1 } })
    const next = reuseRows(former, rowsOf({ ...feed, window: { ...feed.window, thoughts: changed } }))
    expect(next.filter((row, index) => row !== former[index]).map(({ key }) => key)).toEqual(['thought-3'])
  })

  it('differ for the thought one reacted to', () => {
    const feed = openFeed(1, 3)
    const reacted = { 'thought-2': ['wah' as const] }
    const former = rowsOf(feed)
    const next = reuseRows(former, rowsOf({ ...feed, viewer: { ...feed.viewer, reacted } }))
    expect(next.filter((row, index) => row !== former[index]).map(({ key }) => key)).toEqual(['thought-2'])
  })
})
