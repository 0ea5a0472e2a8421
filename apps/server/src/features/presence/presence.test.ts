import { TIMES } from '@mehfil/shared/limits'
import type { Presence } from '@mehfil/shared/presence'
import { describe, expect, it } from 'vitest'
import type { Occupants } from '#platform/census.ts'
import type { NodePresence } from '#platform/cluster/messages.ts'
import { createExchange } from './presence.exchange.ts'
import { createOtherNodes } from './presence.nodes.ts'
import { createSampler } from './presence.sampler.ts'
import { createTypists } from './presence.typists.ts'

const TOPIC = 'shayari'
const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

const crowd = (people: readonly number[], guests = 0): Occupants => ({
  members: new Map(people.map(n => [id(n), 1])),
  guests,
})

/** A node with a clock that stands still, and what its room and the others were told. */
function aNode(node = 1) {
  let now = 0
  let here: Occupants = crowd([])
  let queries = 0
  const clock = { elapsed: () => now }
  const census = {
    of: () => here,
    topics: () => (here.members.size + here.guests > 0 ? [TOPIC] : []),
    onMove: () => undefined,
  }
  const told: Presence[] = []
  const sent: NodePresence[] = []
  const others = createOtherNodes(clock)
  const typists = createTypists(clock)
  const sampler = createSampler({
    census,
    others,
    typists,
    clock,
    broadcast: { toRoom: (_room, _event, payload) => void told.push(payload as Presence) },
    async loadPeople(ids) {
      if (ids.length > 0) queries++
      return Object.fromEntries(
        ids.map(each => [each, { id: each, handle: 'x', displayName: 'X', avatarUrl: null }]),
      )
    },
  })
  const cluster = { publishPresence: (presence: NodePresence) => void sent.push(presence), isAlone: false }
  const exchange = createExchange({ census, cluster, clock, node: id(node) })
  return {
    told,
    sent,
    others,
    typists,
    sampler,
    exchange,
    queries: () => queries,
    pass: (ms: number) => {
      now += ms
    },
    move(next: Occupants, isEntering = true) {
      here = next
      sampler.look(TOPIC, isEntering)
      exchange.moved(TOPIC)
    },
  }
}

const FROM_NINE: NodePresence = { node: id(9), isLeaving: false, isWhole: false, crowds: {}, typing: [] }

describe('who is in a topic', () => {
  it('is told at once, then at most every two seconds, however many come', async () => {
    const { told, sampler, move, pass } = aNode()
    move(crowd([1]))
    await sampler.tell()
    for (let n = 2; n <= 50; n++) {
      move(crowd(Array.from({ length: n }, (_, index) => index)))
      await sampler.tell()
    }
    expect(told.map(({ here }) => here)).toEqual([1])
    pass(TIMES.presence)
    await sampler.tell()
    expect(told.map(({ here }) => here)).toEqual([1, 50])
  })

  it('is not told again when nothing has changed, but to somebody who came, and now and then', async () => {
    const { told, sampler, move, pass } = aNode()
    move(crowd([1, 2]))
    await sampler.tell()
    pass(TIMES.presence)
    move(crowd([1, 2]), false)
    await sampler.tell()
    expect(told).toHaveLength(1)
    move(crowd([1, 2]))
    await sampler.tell()
    expect(told).toHaveLength(2)
    pass(TIMES.presenceAgain)
    await sampler.tell()
    await sampler.tell()
    expect(told).toHaveLength(3)
  })

  it('is forgotten with the last one who leaves', async () => {
    const { told, sampler, move, pass } = aNode()
    move(crowd([1]))
    await sampler.tell()
    move(crowd([]), false)
    pass(TIMES.presenceAgain)
    await sampler.tell()
    expect(told).toHaveLength(1)
  })

  it('is each member once over all nodes, and every guest', () => {
    const { others } = aNode()
    const there = { members: [id(2), id(3)].map(each => each.slice(-12)), guests: 4 }
    others.take({ ...FROM_NINE, crowds: { [TOPIC]: there } })
    expect(others.count(TOPIC, crowd([1, 2], 1))).toBe(3 + 5)
    expect(others.count('another', crowd([1]))).toBe(1)
  })

  it('is that of this node alone once another falls silent or says that it leaves', () => {
    const { others, pass } = aNode()
    const says = { ...FROM_NINE, crowds: { [TOPIC]: { members: ['z'], guests: 0 } } }
    expect(others.take(says)).toEqual({ isNew: true, topics: [TOPIC] })
    pass(20_000)
    expect(others.expire()).toEqual([])
    expect(others.take({ ...says, crowds: {} })).toEqual({ isNew: false, topics: [] })
    pass(20_000)
    expect(others.expire()).toEqual([])
    pass(10_000)
    expect(others.expire()).toEqual([TOPIC])
    expect(others.count(TOPIC, crowd([1]))).toBe(1)
    others.take(says)
    // The word that the topic had become empty was lost; what is not in the whole is not there.
    expect(others.take({ ...says, isWhole: true, crowds: {} }).topics).toEqual([TOPIC])
    expect(others.count(TOPIC, crowd([1]))).toBe(1)
    others.take(says)
    expect(others.take({ ...says, isLeaving: true, crowds: {} }).topics).toEqual([TOPIC])
    expect(others.count(TOPIC, crowd([1]))).toBe(1)
  })
})

describe('the other nodes', () => {
  it('hear of a crowd as a whole, at most every two seconds, and of everything now and then', () => {
    const { sent, exchange, move, pass } = aNode()
    move(crowd([1]))
    exchange.flush()
    move(crowd([1, 2]))
    exchange.flush()
    expect(sent.map(({ crowds }) => crowds[TOPIC]?.members.length)).toEqual([1])
    pass(TIMES.presence)
    exchange.flush()
    exchange.flush()
    expect(sent.map(({ crowds }) => crowds[TOPIC]?.members.length)).toEqual([1, 2])
    pass(10_000)
    exchange.flush()
    expect(sent).toHaveLength(3)
    exchange.tellAll()
    exchange.flush()
    expect(sent).toHaveLength(4)
  })

  it('hear that a topic has become empty', () => {
    const { sent, exchange, move, pass } = aNode()
    move(crowd([1]))
    exchange.flush()
    move(crowd([]), false)
    pass(TIMES.presence)
    exchange.flush()
    expect(sent.at(-1)).toMatchObject({ isWhole: false, crowds: { [TOPIC]: { members: [], guests: 0 } } })
    pass(10_000)
    exchange.flush()
    expect(sent.at(-1)).toMatchObject({ isWhole: true, crowds: {} })
  })

  it('hear at once who is typing', () => {
    const { sent, exchange } = aNode()
    exchange.flush()
    const news = { topicId: TOPIC, personId: id(1), isTyping: true }
    exchange.typed(news)
    exchange.flush()
    exchange.flush()
    expect(sent.slice(1).map(({ typing }) => typing)).toEqual([[news]])
  })
})

describe('who is typing', () => {
  it('is forgotten when it is not said again, or taken back', () => {
    const { typists, pass } = aNode()
    expect(typists.add(TOPIC, id(1))).toBe(true)
    pass(TIMES.typing - 1)
    expect(typists.add(TOPIC, id(1))).toBe(false)
    expect(typists.add(TOPIC, id(2))).toBe(true)
    pass(TIMES.typing - 1)
    expect(typists.expire()).toEqual([])
    expect(typists.of(TOPIC)).toEqual([id(1), id(2)])
    expect(typists.remove(TOPIC, id(1))).toBe(true)
    expect(typists.remove(TOPIC, id(1))).toBe(false)
    pass(1)
    expect(typists.expire()).toEqual([TOPIC])
    expect(typists.of(TOPIC)).toEqual([])
  })

  it('is told with the names of the first four, in one query, and repeated while it lasts', async () => {
    const { told, typists, sampler, move, pass, queries } = aNode()
    move(crowd([1, 2, 3, 4, 5]))
    for (const n of [1, 2, 3, 4, 5]) typists.add(TOPIC, id(n))
    await sampler.tell()
    expect(told[0]?.typing).toEqual({ count: 5, ids: [1, 2, 3, 4].map(id) })
    expect(Object.keys(told[0]?.people ?? {})).toHaveLength(4)
    pass(TIMES.typing - 1)
    await sampler.tell()
    expect(told).toHaveLength(1)
    pass(1)
    await sampler.tell()
    expect(told).toHaveLength(2)
    expect(queries()).toBe(2)
  })

  it('keeps no more of a topic than anybody could tell apart', () => {
    const { typists } = aNode()
    for (let n = 0; n < 1_000; n++) typists.add(TOPIC, id(n))
    expect(typists.of(TOPIC).length).toBeLessThanOrEqual(200)
  })
})
