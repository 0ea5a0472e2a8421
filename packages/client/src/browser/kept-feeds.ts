import { type CachedFeed, type FeedCache, KEPT_TOPICS } from '../feed-cache.ts'
import { type Database, FEEDS, ofAccount } from './database.ts'

type KeptFeed = CachedFeed & { readonly userId: string; readonly topicId: string; readonly keptAt: number }

/** What was read last, over reloads and without a line. */
export const keptFeeds = (database: Database): FeedCache => ({
  load: (userId, topicId) =>
    database.read<KeptFeed | undefined>(FEEDS, store => store.get([userId, topicId])),
  forget: userId => database.write(FEEDS, store => store.delete(ofAccount(userId))),
  save: (userId, feed) =>
    database.write(FEEDS, store => {
      store.put({ ...feed, userId, topicId: feed.window.topicId, keptAt: Date.now() } satisfies KeptFeed)
      const all: IDBRequest<KeptFeed[]> = store.getAll(ofAccount(userId))
      all.onsuccess = () => {
        const oldest = all.result.sort((a, b) => b.keptAt - a.keptAt).slice(KEPT_TOPICS)
        for (const { topicId } of oldest) store.delete([userId, topicId])
      }
    }),
})
