import { aUser } from '@mehfil/testkit/a-person'
import { describe, expect, test } from 'vitest'
import { createWorld } from './test-support.ts'

describe('the joined topics', () => {
  test('move with the frames of those that are watched, and now and then for the others', async () => {
    const { clock, client, topic, server, fill } = createWorld()
    const other = server.addTopic(2)
    const own = client()
    own.hold(topic.id)
    await clock.advance(100)
    const unread = () => own.topics.joined.get().map(({ membership }) => membership?.unread)
    expect(unread()).toEqual([0, 0])
    fill(2)
    other.post({ authorId: aUser(9).id, clientId: 'other', body: 'Elsewhere' })
    await clock.advance(100)
    expect(unread()).toEqual([2, 0])
    await clock.advance(30_000)
    expect(unread()).toEqual([2, 1])
  })

  test('are not asked for while nobody looks, and at once when somebody does', async () => {
    const { clock, client, server } = createWorld()
    let isVisible = true
    let wake = () => {}
    client(1, {
      isVisible: () => isVisible,
      wakeups: run => {
        wake = run
        return () => {}
      },
    })
    await clock.advance(100)
    const looks = () => server.asked.filter(name => name === 'topic:list').length
    const before = looks()
    isVisible = false
    await clock.advance(300_000)
    expect(looks()).toBe(before)
    isVisible = true
    wake()
    await clock.advance(100)
    expect(looks()).toBe(before + 1)
  })

  test('are those of the member who looks', async () => {
    const { clock, client } = createWorld()
    const own = client()
    await clock.advance(100)
    expect(own.topics.joined.get()).toHaveLength(1)
    own.setUser(null)
    expect(own.topics.joined.get()).toEqual([])
    await clock.advance(100)
    expect(own.topics.joined.get()).toEqual([])
  })
})
