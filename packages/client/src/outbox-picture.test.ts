import { Failure } from '@mehfil/shared/errors'
import { describe, expect, test } from 'vitest'
import type { FeedClient } from './feed-client.ts'
import type { SendFile } from './file-call.ts'
import { memoryOutboxStore } from './outbox-store.ts'
import { bodies, createWorld } from './test-support.ts'

const picture = {
  blob: new Blob(['a picture'], { type: 'image/jpeg' }),
  width: 1800,
  height: 1200,
  alt: 'چاند over the roof, 50 % of it',
}
const cards = (client: FeedClient) => client.outbox.entries.get().map(({ body, kind }) => `${body}: ${kind}`)
const altsOf = (topic: { thoughts: readonly { media: readonly { alt: string }[] }[] }) =>
  topic.thoughts.map(({ media }) => media.map(({ alt }) => alt))

describe('a picture in the outbox', () => {
  test('goes before its thought, which shows it, in the place of one card (D5)', async () => {
    const { clock, client, topic, server } = createWorld()
    const own = client()
    const feed = own.hold(topic.id)
    await clock.advance(100)
    const seen = new Set<number>()
    const look = () => seen.add(own.outbox.entries.get().length + bodies(feed).length)
    feed.state.subscribe(look)
    own.outbox.entries.subscribe(look)
    expect(own.outbox.submit({ topicId: topic.id, body: 'The moon', picture }).picture).toEqual(picture)
    await clock.advance(500)
    expect(bodies(feed)).toEqual(['The moon'])
    expect(altsOf(topic)).toEqual([[picture.alt]])
    expect(cards(own)).toEqual([])
    expect([...seen]).toEqual([1])
    expect(server.asked.filter(name => /upload|post/.test(name))).toEqual(['media:upload', 'thought:post'])
  })

  test('waits for a line, over a reload, and is sent once however often answers are lost (D2, D8)', async () => {
    const { clock, client, topic, network } = createWorld(3)
    const outboxStore = memoryOutboxStore()
    network.setUp(false)
    const before = client(1, { outboxStore })
    before.outbox.submit({ topicId: topic.id, body: 'Kept', picture })
    before.outbox.submit({ topicId: topic.id, body: 'After it' })
    await clock.advance(5_000)
    expect(cards(before)).toEqual(['Kept: waiting', 'After it: waiting'])
    before.stop()
    const after = client(1, { outboxStore })
    await clock.advance(1_000)
    expect(after.outbox.entries.get()[0]?.picture).toEqual(picture)
    network.setUp(true)
    network.setFaults({ delayMs: [5, 5], dropRate: 0.5, duplicateRate: 0.2 })
    await clock.advance(600_000)
    network.setFaults({ delayMs: [5, 5], dropRate: 0, duplicateRate: 0 })
    await clock.advance(60_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Kept', 'After it'])
    expect(altsOf(topic)).toEqual([[picture.alt], []])
    expect(cards(after)).toEqual([])
    expect(outboxStore.size).toBe(0)
  })

  test('is not sent again over a reload once the server has it', async () => {
    const { clock, client, topic, server } = createWorld()
    const outboxStore = memoryOutboxStore()
    const before = client(1, { outboxStore })
    await clock.advance(100)
    server.refuseNext('thought:post', new Failure('rate-limited', 'Slower.', { retryAfterMs: 60_000 }))
    before.outbox.submit({ topicId: topic.id, body: 'Sent before', picture })
    await clock.advance(1_000)
    expect(cards(before)).toEqual(['Sent before: waiting'])
    before.stop()
    client(1, { outboxStore })
    await clock.advance(5_000)
    expect(altsOf(topic)).toEqual([[picture.alt]])
    expect(server.media.sent).toBe(1)
  })

  test('is sent once more when the server has forgotten it meanwhile', async () => {
    const { clock, client, topic, server } = createWorld()
    const own = client()
    await clock.advance(100)
    server.refuseNext('thought:post', new Failure('rate-limited', 'Slower.', { retryAfterMs: 60_000 }))
    own.outbox.submit({ topicId: topic.id, body: 'A day later', picture })
    await clock.advance(1_000)
    server.media.forgetUnposted()
    await clock.advance(120_000)
    expect(altsOf(topic)).toEqual([[picture.alt]])
    expect(server.media.sent).toBe(2)
    expect(cards(own)).toEqual([])
  })

  test('that is refused keeps the words, says why, and can be left away or replaced (D8)', async () => {
    const { clock, client, topic, server } = createWorld()
    const own = client()
    await clock.advance(100)
    const damaged = new Failure(
      'unsupported-media',
      'This picture is damaged. Try another copy of it, or another picture.',
    )
    server.refuseNext('media:upload', damaged)
    const first = own.outbox.submit({ topicId: topic.id, body: 'First', picture })
    own.outbox.submit({ topicId: topic.id, body: 'Second' })
    await clock.advance(1_000)
    expect(cards(own)).toEqual(['First: refused'])
    expect(own.outbox.entries.get()[0]).toMatchObject({ picture, error: { message: damaged.message } })
    own.outbox.retry(first.clientId, undefined, null)
    await clock.advance(1_000)
    server.refuseNext('media:upload', damaged)
    const third = own.outbox.submit({ topicId: topic.id, body: 'Third', picture })
    await clock.advance(1_000)
    own.outbox.retry(third.clientId, 'Third, better', { ...picture, alt: 'Another' })
    await clock.advance(1_000)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Second', 'First', 'Third, better'])
    expect(altsOf(topic)).toEqual([[], [], ['Another']])
    expect(cards(own)).toEqual([])
  })

  test('under other words is another picture, for it belongs to one thought', async () => {
    const { clock, client, topic, server } = createWorld()
    const own = client()
    await clock.advance(100)
    server.refuseNext('thought:post', new Failure('invalid', 'This is not as expected.'))
    const first = own.outbox.submit({ topicId: topic.id, body: 'Badd', picture })
    await clock.advance(1_000)
    expect(cards(own)).toEqual(['Badd: refused'])
    own.outbox.retry(first.clientId, 'Good')
    await clock.advance(1_000)
    expect(altsOf(topic)).toEqual([[picture.alt]])
    expect(server.media.sent).toBe(2)
  })

  test('tells how far it is, and is stopped where it is when it is taken back', async () => {
    const { clock, client, topic } = createWorld()
    let step: (part: number) => void = () => undefined
    let wasStopped = false
    const sendFile: SendFile = ({ handleProgress, signal }) =>
      new Promise((_, reject) => {
        step = handleProgress
        signal.addEventListener('abort', () => {
          wasStopped = true
          reject(new TypeError('stopped'))
        })
      })
    const own = client(1, { sendFile })
    await clock.advance(100)
    const { clientId } = own.outbox.submit({ topicId: topic.id, body: 'Large', picture })
    own.outbox.submit({ topicId: topic.id, body: 'Behind it' })
    await clock.advance(100)
    const progress: unknown[] = []
    own.outbox.entries.subscribe(() => progress.push(own.outbox.entries.get()[0]))
    for (const part of [0.01, 0.3, 0.31, 0.8]) {
      step(part)
      await clock.settle()
    }
    expect(progress).toMatchObject([
      { kind: 'sending', uploaded: 0.3 },
      { kind: 'sending', uploaded: 0.8 },
    ])
    own.outbox.discard(clientId)
    step(0.9)
    await clock.advance(2_000)
    expect(wasStopped).toBe(true)
    expect(topic.thoughts.map(({ body }) => body)).toEqual(['Behind it'])
  })

  test('does not wait for ever for a line that says nothing', async () => {
    const { clock, client, topic } = createWorld()
    let tries = 0
    const sendFile: SendFile = ({ signal }) => {
      tries++
      return new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new TypeError('stopped'))),
      )
    }
    const own = client(1, { sendFile })
    await clock.advance(100)
    own.outbox.submit({ topicId: topic.id, body: 'Stuck', picture })
    await clock.advance(179_000)
    expect([tries, ...cards(own)]).toEqual([1, 'Stuck: sending'])
    await clock.advance(10_000)
    expect(tries).toBe(2)
  })
})
