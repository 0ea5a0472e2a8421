import type { FeedClient } from '@mehfil/client/feed-client'
import { NO_VIEWER, type Thought } from '@mehfil/shared/thought'
import { describe, expect, it } from 'vitest'
import { createMixedFeed } from './mixed-feed.ts'
import type { LoadPage } from './mixed-pages.ts'
import { thoughtAtPlace } from './test-support.ts'

const PAGE = 10

/** A server with so many thoughts, which gives them out in pages; more can come. */
function server(first: number) {
  let count = first
  const load: LoadPage = async before => {
    const from = before === undefined ? count : Number(before)
    const seqs = Array.from({ length: Math.min(PAGE, from) }, (_, at) => from - at)
    const next = from > PAGE ? String(from - PAGE) : null
    return { thoughts: seqs.map(seq => thoughtAtPlace(seq)), people: {}, viewer: NO_VIEWER, next }
  }
  const write = (more: number) => {
    count += more
  }
  return { load, write }
}

/** Nobody is followed or asked here. */
const noClient = {} as FeedClient

async function opened(load: LoadPage, soughtId?: string, belongs?: (thought: Thought) => boolean) {
  const feed = createMixedFeed(noClient, load, belongs && { belongs })
  await feed.open(soughtId)
  const shown = () => {
    const state = feed.state.get()
    if (state.kind !== 'open') throw new Error(`The feed is ${state.kind}.`)
    return { ...state, seqs: state.thoughts.map(({ seq }) => seq) }
  }
  return { feed, shown }
}

const downFrom = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, at) => newest - at)

describe('the pages of a feed of several topics', () => {
  it('opens down to the place of an earlier visit, or at the newest where that is not found', async () => {
    const { load } = server(300)
    expect((await opened(load)).shown().seqs).toEqual(downFrom(300, 291))
    expect((await opened(load, 'thought-275')).shown().seqs).toEqual(downFrom(300, 271))
    expect((await opened(load, 'thought-5')).shown().seqs).toEqual(downFrom(300, 291))
  })

  it('has what came meanwhile, as long as that meets what is held', async () => {
    const { load, write } = server(30)
    const { feed, shown } = await opened(load)
    write(150)
    await feed.refresh()
    expect(shown().seqs).toEqual(downFrom(180, 21))
    expect(shown().arrivals).toBe(150)
    await feed.loadOlder()
    expect(shown().seqs).toEqual(downFrom(180, 11))
  })

  it('begins anew where too much came: nothing is missing in between', async () => {
    const { load, write } = server(30)
    const { feed, shown } = await opened(load)
    write(500)
    await feed.refresh()
    expect(shown().seqs).toEqual(downFrom(530, 331))
    expect(shown().arrivals).toBe(200)
    await feed.loadOlder()
    expect(shown().seqs).toEqual(downFrom(530, 321))
  })

  it('meets what was read, also where nothing of that is shown', async () => {
    const { load, write } = server(30)
    let isHeard = (_: Thought) => false
    const { feed, shown } = await opened(load, undefined, thought => isHeard(thought))
    expect(shown().seqs).toEqual([])
    isHeard = () => true
    write(30)
    await feed.refresh()
    await feed.loadOlder()
    expect(shown().seqs).toEqual(downFrom(60, 11))
  })

  it('does not take the news of one topic for all that came', async () => {
    const { load, write } = server(30)
    const { feed, shown } = await opened(load)
    write(30)
    feed.settle(thoughtAtPlace(60))
    await feed.refresh()
    expect(shown().seqs).toEqual(downFrom(60, 21))
  })

  it('does not take a page that was asked for before it began anew', async () => {
    const { load, write } = server(30)
    const waiting: (() => void)[] = []
    const held: LoadPage = before =>
      new Promise(resolve => {
        waiting.push(() => resolve(load(before)))
      })
    let isSlow = false
    const { feed, shown } = await opened(before => (isSlow ? held(before) : load(before)))
    isSlow = true
    const older = feed.loadOlder()
    isSlow = false
    write(500)
    await feed.refresh()
    waiting[0]?.()
    await older
    expect(shown().seqs).toEqual(downFrom(530, 331))
    expect(shown().older).toBe('more')
  })
})
