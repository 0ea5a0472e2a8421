import { type ReactNode, useMemo, useState } from 'react'
import { FeedList } from '#features/thoughts/feed-list.tsx'
import { HEAD_ROW } from '#features/thoughts/feed-row.ts'
import type { MixedFeed, MixedFeedState } from '#features/thoughts/mixed-feed.ts'
import { usePlaceMemory } from '#features/thoughts/place-memory-context.ts'
import { ThoughtActionsProvider } from '#features/thoughts/thought-actions.ts'
import { useFollowing, useFreshness, useScope } from '#features/thoughts/use-mixed-feeds.ts'
import { useMixedRows } from '#features/thoughts/use-mixed-rows.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { feedRowRenderer } from './feed-row-view.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { useActions } from './use-actions.ts'

type MixedStreamProps = {
  feed: MixedFeed
  /** Names the feed in the place memory. */
  name: string
  label: string
  /** Topics whose news are followed. */
  topicIds: readonly string[]
  /** Topics that alone are shown; absent: all that come. */
  scope?: readonly string[] | undefined
  empty: ReactNode
  /** Stands before the first thought and scrolls away with it; a lasting element. */
  head?: ReactNode
}

/** A feed of several topics. */
export function MixedStream({ feed, ...rest }: MixedStreamProps) {
  const state = useReadable(feed.state)
  const memory = usePlaceMemory()
  const [place] = useState(() => memory.get(rest.name) ?? undefined)
  useScope(feed, rest.scope)
  useFreshness(feed, place?.key === HEAD_ROW.key ? undefined : place?.key)
  useFollowing(feed, rest.topicIds)
  if (state.kind === 'loading') {
    return (
      <>
        {/* The feed draws it anew: a menu that is open by then, and the focus, would be lost. */}
        <div inert>{rest.head}</div>
        <FeedSkeleton />
      </>
    )
  }
  if (state.kind === 'failed') {
    return <NotLoaded title={t('feed.failed')} problem={state.problem} onRetry={() => feed.open()} />
  }
  if (state.thoughts.length === 0 && state.older === 'end') {
    return (
      <>
        {rest.head}
        {rest.empty}
      </>
    )
  }
  return <OpenStream feed={feed} state={state} {...rest} />
}

type OpenStreamProps = MixedStreamProps & { state: Extract<MixedFeedState, { kind: 'open' }> }

function OpenStream({ feed, state, name, label, head }: OpenStreamProps) {
  const memory = usePlaceMemory()
  const [place] = useState(() => memory.get(name) ?? undefined)
  const rows = useMixedRows(state, Boolean(head))
  const actions = useActions(feed.react, feed.settle)
  const renderRow = useMemo(
    () => feedRowRenderer({ showsTopic: true, head, onRetry: () => feed.loadOlder() }),
    [feed, head],
  )
  return (
    <ThoughtActionsProvider value={actions}>
      <FeedList
        name={name}
        label={label}
        rows={rows}
        renderRow={renderRow}
        start={place}
        seen={place?.seen}
        head={state.arrivals}
        onAtNewest={feed.setAtTop}
        onReachEnd={() => void (state.older === 'more' && feed.loadOlder())}
      />
    </ThoughtActionsProvider>
  )
}
