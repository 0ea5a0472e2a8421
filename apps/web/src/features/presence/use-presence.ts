import type { TopicPresence } from '@mehfil/client/feed-client'
import { useClient } from '#lib/client-context.ts'
import { useSelected } from '#lib/use-readable.ts'

/** Who is in a topic; undefined while nothing is known of it. */
export function usePresence(topicId: string): TopicPresence | undefined {
  return useSelected(useClient().presence.topics, topics => topics.get(topicId))
}
