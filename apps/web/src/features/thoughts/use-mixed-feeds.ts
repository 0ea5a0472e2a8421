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

/** Opens the feed, down to where the reader was, or brings one that was open up to date; again whenever the line comes back. */
export function useFreshness(feed: MixedFeed, soughtId: string | undefined): void {
  const isConnected = useSelected(useClient().connection, ({ kind }) => kind === 'connected')
  useEffect(() => {
    if (feed.isDue()) void feed.open(soughtId)
  }, [feed, soughtId])
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

/** Shows only these topics, once they are known. */
export function useScope(feed: MixedFeed, topicIds: readonly string[] | undefined): void {
  const wanted = topicIds?.join()
  useEffect(() => {
    if (wanted !== undefined) feed.keepTo(wanted ? wanted.split(',') : [])
  }, [feed, wanted])
}

/** Topics whose news are worth following for one member's thoughts. */
const LATELY = 3

/** Where the newest thoughts of a feed were shared: there the next ones will be, most likely. */
export function useTopicsIn(feed: MixedFeed): readonly string[] {
  const ids = useSelected(feed.state, state => {
    const thoughts = state.kind === 'open' ? state.thoughts : []
    return [...new Set(thoughts.map(({ topicId }) => topicId))].slice(0, LATELY).join()
  })
  return ids ? ids.split(',') : []
}
