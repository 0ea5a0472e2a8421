import type { TopicFeed } from '@mehfil/client/feed-client'
import { useLayoutEffect, useState } from 'react'
import { useClient } from '#lib/client-context.ts'

/**
 * The feed of a topic, held while it is looked at. Holding has an effect, so it waits for the first commit; the
 * second drawing follows before anything is painted.
 */
export function useTopicFeed(topicId: string): TopicFeed | undefined {
  const client = useClient()
  const [feed, setFeed] = useState<TopicFeed>()
  useLayoutEffect(() => {
    const held = client.hold(topicId)
    setFeed(held)
    return () => held.release()
  }, [client, topicId])
  return feed?.topicId === topicId ? feed : undefined
}
