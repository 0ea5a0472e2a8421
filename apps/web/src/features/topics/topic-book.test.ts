import type { FeedClient } from '@mehfil/client/feed-client'
import type { Topic } from '@mehfil/shared/topic'
import { expect, test } from 'vitest'
import { createStore } from '#lib/store.ts'
import { createTopicBook } from './topic-book.ts'

const aMembership = { readSeq: 0, readRev: 0, role: 'member', unread: 0, muted: false } as const

const topic: Topic = {
  id: '018f0000-0000-7000-8000-000000000001',
  slug: 'verse',
  name: 'Verse',
  description: '',
  color: 47,
  createdAt: '2026-01-01T00:00:00.000Z',
  memberCount: 1,
  thoughtCount: 7,
  epoch: 'e1',
  seq: 7,
  rev: 9,
  membership: aMembership,
}

function aBook() {
  const joined = createStore([topic])
  const topics = { joined, refresh: async () => undefined }
  const book = createTopicBook({ topics, call: async () => expect.unreachable() } as Pick<
    FeedClient,
    'call' | 'topics'
  >)
  book.put([topic])
  return { book, joined }
}

test('a thought that comes leaves the sign on the cards the same object', () => {
  const { book, joined } = aBook()
  const before = book.sign(topic.id)
  joined.set([
    {
      ...topic,
      seq: topic.seq + 1,
      rev: topic.rev + 1,
      thoughtCount: topic.thoughtCount + 1,
      membership: { ...aMembership, unread: 1 },
    },
  ])
  expect(book.find(topic.id)).toMatchObject({ topic: { seq: topic.seq + 1 } })
  expect(before).toMatchObject({ slug: topic.slug, role: 'member' })
  expect(book.sign(topic.id)).toBe(before)
})

test('another name, colour or role is another sign', () => {
  const { book } = aBook()
  for (const change of [
    { name: 'Another' },
    { color: (topic.color + 40) % 360 },
    { membership: { ...aMembership, role: 'moderator' } as const },
    { membership: null },
  ]) {
    const before = book.sign(topic.id)
    book.put([{ ...topic, ...change }])
    expect(book.sign(topic.id), JSON.stringify(change)).not.toBe(before)
    book.put([topic])
  }
})
