import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import type { TopicFeedState } from '@mehfil/client/states'
import { NO_VIEWER, type Thought } from '@mehfil/shared/thought'
import { describe, expect, it } from 'vitest'
import { createStore } from '#lib/store.ts'
import { createMixedFeed } from './mixed-feed.ts'
import { openFeed, thoughtAtPlace } from './test-support.ts'

const PAGE = 30

/** A topic of so many thoughts, its feed, which holds the last hundred, and the list of it that one reads. */
async function aRoom(count: number) {
  let newest = count
  let hidden = 0
  let draws = 0
  const state = createStore<TopicFeedState>(openFeed(1, newest))
  const topic = { topicId: 'topic', state, release: () => undefined }
  const client = { hold: () => topic as unknown as TopicFeed } as unknown as FeedClient
  const feed = createMixedFeed(client, async before => {
    const last = before === undefined ? newest : Number(before)
    const thoughts: Thought[] = []
    let seq = last
    for (; seq >= 1 && thoughts.length < PAGE; seq--) if (seq !== hidden) thoughts.push(thoughtAtPlace(seq))
    return { thoughts, people: {}, viewer: NO_VIEWER, next: seq > 0 ? `${seq}` : null }
  })
  await feed.open()
  feed.follow(['topic'])
  feed.state.subscribe(() => draws++)
  return {
    feed,
    drawn: () => draws,
    hide(seq: number) {
      hidden = seq
    },
    seqs() {
      const now = feed.state.get()
      return now.kind === 'open' ? now.thoughts.map(({ seq }) => seq) : []
    },
    async come(more: number) {
      for (let one = 0; one < more; one++) {
        newest += 1
        state.set(openFeed(Math.max(1, newest - 99), newest))
        await Promise.resolve()
      }
      await new Promise(resolve => setImmediate(resolve))
    },
  }
}

const downFrom = (newest: number, count: number) => Array.from({ length: count }, (_, at) => newest - at)

describe('a feed of several topics when whom its reader sees has changed', () => {
  it('is read anew as far down as it was, in one turn, and shows it as it is now', async () => {
    const { feed, seqs, hide, drawn } = await aRoom(100)
    await feed.loadOlder()
    hide(95)
    const before = drawn()
    feed.beginAnew()
    await new Promise(resolve => setImmediate(resolve))
    expect(seqs()).toEqual(downFrom(100, 61).filter(seq => seq !== 95))
    expect(drawn() - before).toBe(1)
    await feed.loadOlder()
    expect(seqs()).toHaveLength(90)
  })

  it('is opened anew when it is looked at again', async () => {
    const { feed } = await aRoom(40)
    feed.follow([])
    expect(feed.isDue()).toBe(false)
    feed.beginAnew()
    expect(feed.isDue()).toBe(true)
  })
})

describe('a feed of several topics that is left open', () => {
  it('lets go of what is far below who reads the newest, and goes on from there without a gap', async () => {
    const { feed, seqs, come } = await aRoom(60)
    feed.setAtTop(true)
    await come(700)
    const held = seqs()
    expect(held.length).toBeLessThanOrEqual(500)
    expect(held).toEqual(downFrom(760, held.length))
    await feed.loadOlder()
    expect(seqs()).toEqual(downFrom(760, held.length + PAGE))
  })

  it('keeps all of it where somebody reads further down', async () => {
    const { feed, seqs, come } = await aRoom(60)
    feed.setAtTop(false)
    await come(600)
    expect(seqs()).toEqual(downFrom(660, 630))
    feed.setAtTop(true)
    await come(1)
    expect(seqs().length, 'until she is at the top again').toBeLessThan(100)
  })
})
