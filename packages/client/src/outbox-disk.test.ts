import { describe, expect, test } from 'vitest'
import { memoryOutboxStore, type OutboxStore } from './outbox-store.ts'
import { createWorld } from './test-support.ts'

const broken: OutboxStore = {
  load: () => Promise.reject(new Error('Private window')),
  keep: () => Promise.reject(new Error('Private window')),
  forget: () => Promise.reject(new Error('Private window')),
}
const silent: OutboxStore = { ...memoryOutboxStore(), keep: () => new Promise(() => undefined) }

describe.each([
  ['refuses', broken],
  ['does not answer', silent],
])('an outbox whose store %s', (_, outboxStore) => {
  test('sends all the same, and says that what waits would be lost with the page (D8)', async () => {
    const { clock, client, topic } = createWorld()
    const own = client(1, { outboxStore })
    await clock.advance(100)
    expect(own.outbox.isLasting.get()).toBe(true)
    own.outbox.submit({ topicId: topic.id, body: 'All the same' })
    await clock.advance(2_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['All the same'])
    expect(own.outbox.isLasting.get()).toBe(false)
  })
})

test('a thought is kept before it is sent', async () => {
  const { clock, client, topic, server } = createWorld()
  const store = memoryOutboxStore()
  let finish = () => {}
  const slow: OutboxStore = {
    ...store,
    keep: entry => new Promise(resolve => (finish = () => resolve(store.keep(entry)))),
  }
  const own = client(1, { outboxStore: slow })
  await clock.advance(100)
  own.outbox.submit({ topicId: topic.id, body: 'Kept first' })
  await clock.advance(500)
  expect(server.asked).not.toContain('thought:post')
  finish()
  await clock.advance(100)
  expect(topic.thoughts.map(({ body }) => body)).toEqual(['Kept first'])
})
