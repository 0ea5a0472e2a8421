import type { FeedClient } from '@mehfil/client/feed-client'
import { listBookmarks } from '@mehfil/shared/contract/bookmarks'
import { listPersonThoughts } from '@mehfil/shared/contract/people'
import { loadExplore, loadHome } from '@mehfil/shared/contract/thoughts'
import { LIMITS } from '@mehfil/shared/limits'
import type { Person } from '@mehfil/shared/person'
import { createKeptFeed } from './kept-feed.ts'
import { createMixedFeed, type MixedFeed } from './mixed-feed.ts'

/** The mixed feeds of one person, kept while the app is open, so that coming back to one is instant. */
export function createMixedFeeds(client: FeedClient) {
  const people = new Map<string, MixedFeed>()
  const at = (before: string | undefined) => ({
    limit: LIMITS.firstPage,
    ...(before === undefined ? {} : { before }),
  })

  return {
    home: createMixedFeed(client, before => client.call(loadHome, at(before))),
    explore: createMixedFeed(client, before => client.call(loadExplore, at(before))),
    kept: createKeptFeed(client, before => client.call(listBookmarks, at(before))),
    /** What one member shared; of the news of a topic, hers alone. */
    person({ id, handle }: Pick<Person, 'id' | 'handle'>): MixedFeed {
      const known = people.get(handle)
      if (known) return known
      const feed = createMixedFeed(
        client,
        before => client.call(listPersonThoughts, { handle, ...at(before) }),
        { belongs: ({ authorId }) => authorId === id },
      )
      people.set(handle, feed)
      return feed
    },
  }
}

export type MixedFeeds = ReturnType<typeof createMixedFeeds>
