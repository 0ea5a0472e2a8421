import { aUser } from '@mehfil/testkit/a-person'
import { createFakeClock } from '@mehfil/testkit/fake-clock'
import { type FakeCookie, FakeFeedServer } from '@mehfil/testkit/fake-feed-server'
import { createFakeNetwork } from '@mehfil/testkit/fake-network'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { createFeedClient } from './create-feed-client.ts'
import type { FeedClient, FeedClientOptions, TopicFeed } from './feed-client.ts'
import { createNotifications } from './notifications.ts'
import { createOutboxLanes } from './outbox-lanes.ts'
import type { TopicFeedState } from './states.ts'

/** A clock, a network, a server with one topic, and clients of it: the world of the client's tests. */
export function createWorld(seed = 1) {
  const clock = createFakeClock()
  const random = seededRandom(seed)
  const network = createFakeNetwork(clock, random)
  const server = new FakeFeedServer(clock, network)
  const topic = server.addTopic(1)

  /** A client of the person of that number, 0 for a guest; started unless said otherwise. */
  function client(person = 1, other: Partial<FeedClientOptions> = {}, isStarted = true): FeedClient {
    const cookie: FakeCookie = { personId: person === 0 ? undefined : aUser(person).id }
    const openLine = server.openLine(cookie)
    const own = createFeedClient({
      url: 'http://fake',
      createLanes: createOutboxLanes,
      createNotifications,
      clock,
      random,
      openLine,
      fetch: server.fetch(cookie),
      ...other,
    })
    if (person > 0) own.setUser(aUser(person))
    if (isStarted) own.start()
    return own
  }

  /** Fills the topic with thoughts of person 9. */
  function fill(count: number) {
    for (let n = 1; n <= count; n++) {
      const number = topic.thoughts.length + 1
      topic.post({ authorId: aUser(9).id, clientId: `fill-${number}`, body: `Thought ${number}` })
    }
  }

  return { clock, random, network, server, topic, client, fill }
}

export type OpenState = Extract<TopicFeedState, { kind: 'open' }>

/** The state of a feed that has to be open. */
export function opened(feed: TopicFeed): OpenState {
  const state = feed.state.get()
  if (state.kind !== 'open') throw new Error(`The feed is ${JSON.stringify(state)}.`)
  return state
}

export const bodies = (feed: TopicFeed) => opened(feed).window.thoughts.map(({ body }) => body)
export const seqs = (feed: TopicFeed) => opened(feed).window.thoughts.map(({ seq }) => seq)
