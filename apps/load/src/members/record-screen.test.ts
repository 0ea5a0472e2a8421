import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import type { OutboxEntry, TopicFeedState } from '@mehfil/client/states'
import type { FeedWindow } from '@mehfil/shared/feed-window'
import { NO_VIEWER } from '@mehfil/shared/thought'
import { aThought } from '@mehfil/testkit/a-thought'
import { createHistory } from '@mehfil/testkit/proof/history'
import { describe, expect, test } from 'vitest'
import { recordScreen } from './record-screen.ts'

function readable<T>(initial: T) {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set(next: T) {
      current = next
      for (const listener of listeners) listener()
    },
  }
}

const open = (window: Partial<FeedWindow>): TopicFeedState => ({
  kind: 'open',
  window: {
    topicId: 'adda',
    epoch: 'e1',
    rev: 0,
    headSeq: 0,
    thoughts: [],
    recent: [],
    aside: [],
    ...window,
  },
  viewer: NO_VIEWER,
  isCatchingUp: false,
  older: 'end',
  newer: 'end',
})

const card = (kind: 'waiting' | 'sending', clientId = 'c1'): OutboxEntry => {
  const thought = { clientId, authorId: 'asha', topicId: 'adda', body: 'hello', writtenAt: '' }
  return kind === 'waiting' ? { ...thought, kind, attempt: 1 } : { ...thought, kind }
}

function aScreen() {
  const history = createHistory({ name: 'phone', authorId: 'asha' }, () => 0)
  const state = readable<TopicFeedState>({ kind: 'loading' })
  const entries = readable<readonly OutboxEntry[]>([])
  const feeds = [{ topicId: 'adda', state }] as unknown as readonly TopicFeed[]
  const client = { outbox: { entries } } as unknown as FeedClient
  const screen = recordScreen(history)
  const unfollow = screen.follow(client, feeds)
  const kinds = () => history.events.map(({ kind }) => kind)
  return { history, state, entries, kinds, unfollow, end: () => screen.end(feeds) }
}

const [one, two] = [aThought(1), aThought(2)]

describe('the record of a screen', () => {
  test('notes what is new, and how far the window reaches', () => {
    const { history, state } = aScreen()
    state.set(open({ rev: 1, headSeq: 1, thoughts: [one] }))
    state.set(open({ rev: 2, headSeq: 2, thoughts: [one, two] }))
    expect(history.events).toMatchObject([
      { kind: 'deliver', rev: 1, first: 1, last: 1, count: 1, rows: [{ id: one.id }] },
      { kind: 'deliver', rev: 2, first: 1, last: 2, count: 2, rows: [{ id: two.id, body: two.body }] },
    ])
  })

  test('notes a window that only moves, and none that only has other counts', () => {
    const { history, state } = aScreen()
    state.set(open({ rev: 2, headSeq: 2, thoughts: [one, two] }))
    state.set(open({ rev: 2, headSeq: 2, thoughts: [{ ...one, reactions: { wah: 1 } }, two] }))
    state.set(open({ rev: 2, headSeq: 2, thoughts: [two] }))
    expect(history.events).toMatchObject([{ rows: [{}, {}] }, { first: 2, last: 2, rows: [] }])
  })

  test('notes again what stands there twice', () => {
    const { history, state } = aScreen()
    state.set(open({ rev: 1, headSeq: 1, thoughts: [one] }))
    state.set(open({ rev: 1, headSeq: 1, thoughts: [one, one] }))
    expect(history.events.at(-1)).toMatchObject({ count: 2, rows: [{ id: one.id }] })
  })

  test('notes that a card went before the thought that took its place, whichever is told first', () => {
    const { state, entries, kinds } = aScreen()
    entries.set([card('sending')])
    // Both have changed when the first listener is called.
    entries.get = () => []
    state.set(open({ rev: 1, headSeq: 1, thoughts: [one] }))
    expect(kinds()).toEqual(['card', 'card', 'deliver'])
  })

  test('ends when it is told to', () => {
    const { state, kinds, unfollow } = aScreen()
    unfollow()
    state.set(open({ rev: 1, headSeq: 1, thoughts: [one] }))
    expect(kinds()).toEqual([])
  })

  test('notes an attempt without an answer, and a refusal', () => {
    const { history, entries, kinds } = aScreen()
    entries.set([card('sending')])
    entries.set([card('waiting')])
    const error = { code: 'forbidden', message: 'No.', requestId: '' } as const
    const { kind: _, ...thought } = card('sending')
    entries.set([{ ...thought, kind: 'refused', error }])
    expect(kinds()).toEqual(['card', 'unknown', 'fail'])
    expect(history.events.at(-1)).toMatchObject({ clientId: 'c1', code: 'forbidden' })
  })

  test('notes at last everything that is shown, with its counts', () => {
    const { history, state, end } = aScreen()
    state.set(open({ rev: 2, headSeq: 2, thoughts: [{ ...one, reactions: { wah: 2 } }, two] }))
    end()
    expect(history.events.at(-1)).toMatchObject({
      kind: 'final',
      rev: 2,
      rows: [{ seq: 1, reactions: { wah: 2 } }, { seq: 2 }],
    })
  })
})
