import type { FeedClient, TopicFeed } from '@mehfil/client/feed-client'
import { type FeedWindow, isAtHead } from '@mehfil/shared/feed-window'

/** Topics whose news a mixed feed follows; the socket may watch a few more for the topic pages. */
const FOLLOWED = 11

type Hear = {
  handleNews(window: FeedWindow): void
  /** There is something that the window of its topic does not hold. */
  handleUnheld(): void
  /** A topic has begun anew: what was read of it before may be something else now, or nothing. */
  handleAnew(): void
}

/** Holds the topics whose news a mixed feed takes. Answers how to say which: these and no others. */
export function createFollowing(client: FeedClient, { handleNews, handleUnheld, handleAnew }: Hear) {
  const followed = new Map<string, { feed: TopicFeed; stop: () => void }>()
  const heads = new Map<string, number>()
  const epochs = new Map<string, string>()

  function take({ topicId, state }: TopicFeed): void {
    const news = state.get()
    if (news.kind !== 'open') return
    const { headSeq, epoch } = news.window
    if (epoch !== (epochs.get(topicId) ?? epoch)) handleAnew()
    epochs.set(topicId, epoch)
    const former = heads.get(topicId) ?? headSeq
    heads.set(topicId, headSeq)
    // A topic that was left far from its newest does not hold what comes there, and only tells of it.
    if (headSeq > former && !isAtHead(news.window)) handleUnheld()
    handleNews(news.window)
  }

  return (topicIds: readonly string[]): void => {
    const wanted = topicIds.slice(0, FOLLOWED)
    for (const [topicId, { feed, stop }] of followed) {
      if (wanted.includes(topicId)) continue
      followed.delete(topicId)
      stop()
      feed.release()
    }
    for (const topicId of wanted) {
      if (followed.has(topicId)) continue
      const feed = client.hold(topicId)
      followed.set(topicId, { feed, stop: feed.state.subscribe(() => take(feed)) })
      take(feed)
    }
  }
}
