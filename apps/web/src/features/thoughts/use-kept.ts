import { useEffect, useMemo } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useMixedFeeds } from './use-mixed-feeds.ts'

/** The feed of what one keeps, with the topics it is from; what is kept elsewhere meanwhile comes on top. */
export function useKept() {
  const { additions } = useClient().bookmarks
  const { kept } = useMixedFeeds()
  const state = useReadable(kept.state)
  useEffect(
    () =>
      additions.subscribe(() => kept.state.get().kind === 'open' && kept.refresh().catch(() => undefined)),
    [additions, kept],
  )
  const thoughts = state.kind === 'open' ? state.thoughts : undefined
  const topicIds = useMemo(() => [...new Set(thoughts?.map(({ topicId }) => topicId))], [thoughts])
  return { feed: kept, topicIds }
}
