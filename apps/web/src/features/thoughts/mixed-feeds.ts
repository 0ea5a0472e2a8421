import type { FeedClient } from '@mehfil/client/feed-client'
import { listPersonThoughts } from '@mehfil/shared/contract/people'
import { loadExplore, loadHome } from '@mehfil/shared/contract/thoughts'
import type { Person } from '@mehfil/shared/person'
import { createMixedFeed, type MixedFeed } from './mixed-feed.ts'

const LIMIT = 30

/** The mixed feeds of one person, kept while the app is open, so that coming back to one is instant. */
export function createMixedFeeds(client: FeedClient) {
  const people = new Map<string, MixedFeed>()
  const at = (before: string | undefined) => ({ limit: LIMIT, ...(before === undefined ? {} : { before }) })

  return {
    home: createMixedFeed(client, before => client.call(loadHome, at(before))),
    explore: createMixedFeed(client, before => client.call(loadExplore, at(before))),
    /** What one member shared; of the news of a topic, hers alone. */
    person({ id, handle }: Pick<Person, 'id' | 'handle'>): MixedFeed {
      const known = people.get(handle)
      if (known) return known
      const feed = createMixedFeed(
        client,
        before => client.call(listPersonThoughts, { handle, ...at(before) }),
        ({ authorId }) => authorId === id,
      )
      people.set(handle, feed)
      return feed
    },
  }
}

export type MixedFeeds = ReturnType<typeof createMixedFeeds>
