import { useEffect } from 'react'
import { useClient } from '#lib/client-context.ts'
import { useSelected } from '#lib/use-readable.ts'
import type { MixedFeed } from './mixed-feed.ts'
import { createMixedFeeds, type MixedFeeds } from './mixed-feeds.ts'
import { useMixedFeedsCell } from './mixed-feeds-context.ts'

export function useMixedFeeds(): MixedFeeds {
  const client = useClient()
  const cell = useMixedFeedsCell()
  cell.current ??= createMixedFeeds(client)
  return cell.current
}

/** Opens the feed, or brings one that was open up to date; again whenever the line comes back. */
export function useFreshness(feed: MixedFeed): void {
  const isConnected = useSelected(useClient().connection, ({ kind }) => kind === 'connected')
  useEffect(() => {
    if (feed.state.get().kind !== 'open') void feed.open()
  }, [feed])
  useEffect(() => {
    // What fails now is tried again with the next line; what is held stays.
    if (isConnected && feed.state.get().kind === 'open') feed.refresh().catch(() => undefined)
  }, [feed, isConnected])
}

/** Follows the news of these topics while the feed is looked at, once nothing more urgent is left to do. */
export function useFollowing(feed: MixedFeed, topicIds: readonly string[]): void {
  const wanted = topicIds.join()
  useEffect(() => {
    const timer = setTimeout(() => feed.follow(wanted ? wanted.split(',') : []), 300)
    return () => clearTimeout(timer)
  }, [feed, wanted])
  useEffect(() => () => feed.follow([]), [feed])
}
