import type { FeedClient } from '@mehfil/client/feed-client'
import { listBookmarks } from '@mehfil/shared/contract/bookmarks'
import { listPersonThoughts } from '@mehfil/shared/contract/people'
import { loadExplore, loadHome } from '@mehfil/shared/contract/thoughts'
import { LIMITS } from '@mehfil/shared/limits'
import type { Person } from '@mehfil/shared/person'
import type { Thought } from '@mehfil/shared/thought'
import { createKeptFeed } from './kept-feed.ts'
import { createMixedFeed, type MixedFeed } from './mixed-feed.ts'
import type { LoadPage } from './mixed-pages.ts'

/** Members whose feeds are kept, those looked at last. */
const KEPT_PEOPLE = 20

/** The mixed feeds of one person, kept while the app is open, so that coming back to one is instant. */
export function createMixedFeeds(client: FeedClient) {
  const people = new Map<string, MixedFeed>()
  const at = (before: string | undefined) => ({
    limit: LIMITS.firstPage,
    ...(before === undefined ? {} : { before }),
  })

  const home = createMixedFeed(client, before => client.call(loadHome, at(before)))
  const explore = createMixedFeed(client, before => client.call(loadExplore, at(before)))
  const kept = createKeptFeed(client, before => client.call(listBookmarks, at(before)))
  client.sight.subscribe(() => {
    for (const feed of [home, explore, kept, ...people.values()]) feed.beginAnew()
  })

  return {
    home,
    explore,
    kept,
    /** What one member shared; of the news of a topic, hers alone. */
    person({ id, handle }: Pick<Person, 'id' | 'handle'>): MixedFeed {
      const load: LoadPage = before => client.call(listPersonThoughts, { handle, ...at(before) })
      const belongs = ({ authorId }: Thought) => authorId === id
      const feed = people.get(handle) ?? createMixedFeed(client, load, { belongs })
      people.delete(handle)
      people.set(handle, feed)
      for (const oldest of [...people.keys()].slice(0, -KEPT_PEOPLE)) people.delete(oldest)
      return feed
    },
  }
}

export type MixedFeeds = ReturnType<typeof createMixedFeeds>
