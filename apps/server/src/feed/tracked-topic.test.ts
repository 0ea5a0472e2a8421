import type { Changes } from '@mehfil/shared/changes'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTrackedTopic } from './tracked-topic.ts'

const TOPIC = '01900000-0000-7000-8000-000000000001'

const headAt = (rev: number, epoch = 'e1') => ({ epoch, rev, seq: rev })
const frame = (from: number, to: number): Changes => ({
  topicId: TOPIC,
  epoch: 'e1',
  from,
  to,
  thoughts: [],
  people: {},
})

function tracked() {
  const published: Changes[] = []
  const topic = createTrackedTopic({
    topicId: TOPIC,
    head: headAt(10),
    publish: sent => void published.push(sent),
  })
  const spans = () => published.map(({ from, to }) => [from, to])
  return { topic, spans }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a tracked topic', () => {
  test('publishes a lone change at once, and joins those that follow within the spacing', () => {
    const { topic, spans } = tracked()
    topic.take(frame(10, 11), headAt(11))
    expect(spans()).toEqual([[10, 11]])
    topic.take(frame(11, 12), headAt(12))
    topic.take(frame(12, 13), headAt(13))
    expect(spans()).toHaveLength(1)
    expect(topic.waitingSince()).toBeDefined()
    vi.advanceTimersByTime(50)
    expect(spans()).toEqual([
      [10, 11],
      [11, 13],
    ])
    expect(topic.waitingSince()).toBeUndefined()
    vi.advanceTimersByTime(50)
    topic.take(frame(13, 14), headAt(14))
    expect(spans()).toHaveLength(3)
  })

  test('answers a catch-up from its last frames, as far as they reach back', () => {
    const { topic } = tracked()
    const sinceAt = (rev: number, epoch = 'e1') => topic.since({ epoch, rev })
    expect(sinceAt(10)).toMatchObject({ from: 10, to: 10, thoughts: [] })
    topic.take(frame(10, 11), headAt(11))
    topic.take(frame(11, 12), headAt(12))
    expect(sinceAt(10), 'what waits is not known to be published yet').toBeUndefined()
    topic.flush()
    expect(sinceAt(10)).toMatchObject({ from: 10, to: 12 })
    expect(sinceAt(11)).toMatchObject({ from: 11, to: 12 })
    expect(sinceAt(9)).toBeUndefined()
    expect(sinceAt(11, 'e0')).toBeUndefined()
  })

  test('knows which head continues it', () => {
    const { topic } = tracked()
    const heads = [headAt(11), headAt(12), headAt(10), headAt(11, 'e2')]
    expect(heads.map(topic.isContinuedBy)).toEqual([true, false, false, false])
    topic.take(frame(10, 14), headAt(14))
    expect(topic.head()).toEqual(headAt(14))
    expect(topic.isContinuedBy(headAt(15))).toBe(true)
  })

  test('forgets everything when it begins anew, also what waited', () => {
    const { topic, spans } = tracked()
    topic.take(frame(10, 11), headAt(11))
    topic.take(frame(11, 12), headAt(12))
    topic.restart(headAt(3, 'e2'))
    vi.advanceTimersByTime(50)
    expect(spans()).toHaveLength(1)
    expect(topic.since({ epoch: 'e1', rev: 10 })).toBeUndefined()
    expect(topic.since({ epoch: 'e2', rev: 3 })).toMatchObject({ from: 3, to: 3 })
  })

  test('publishes nothing after it was stopped', () => {
    const { topic, spans } = tracked()
    topic.take(frame(10, 11), headAt(11))
    topic.take(frame(11, 12), headAt(12))
    topic.stop()
    vi.advanceTimersByTime(1_000)
    expect(spans()).toHaveLength(1)
  })
})
