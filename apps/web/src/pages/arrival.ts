import type { FeedClient } from '@mehfil/client/feed-client'
import { joinTopic, listTopics } from '@mehfil/shared/contract/topics'
import { paths } from '#lib/paths.ts'

/** Only addresses of this app: `next` comes from the address bar, and so from anybody. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : paths.home
}

/** Where a new member arrives: in the topic she came for, else in the largest one, already joined. */
export async function arrival(client: FeedClient, next: string): Promise<string> {
  try {
    const ref = /^\/t\/([^/]+)/.exec(next)?.[1] ?? (await largestTopic(client))
    if (!ref) return paths.newTopic
    const { topic } = await client.call(joinTopic, { topicId: ref })
    await client.topics.refresh()
    return next.startsWith('/t/') || next === paths.share ? next : paths.topic(topic.slug)
  } catch {
    // The account is made; that the first topic is not joined yet is no reason to stop her.
    return paths.topics
  }
}

async function largestTopic(client: FeedClient): Promise<string | undefined> {
  const { topics } = await client.call(listTopics, { limit: 1 })
  return topics[0]?.id
}
