import type { TopicFeed } from '@mehfil/client/feed-client'
import type { TopicFeedState } from '@mehfil/client/states'
import type { Topic } from '@mehfil/shared/topic'
import { useState } from 'react'
import { type Landing, landingOf } from '#features/thoughts/landing.ts'
import type { RememberedPlace } from '#features/thoughts/place-memory.ts'
import { usePlaceMemory } from '#features/thoughts/place-memory-context.ts'
import { useLanding } from '#features/thoughts/use-landing.ts'
import { useTopicFeed } from '#features/thoughts/use-topic-feed.ts'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { isReturning } from '#lib/navigation.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Page } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { TopicHead } from './topic-head.tsx'
import { TopicStream } from './topic-stream.tsx'

const NotLoaded = lazyPiece(() => import('./not-loaded.tsx').then(({ NotLoaded }) => NotLoaded))

const TopicAside = lazyPiece(() => import('./topic-aside.tsx').then(({ TopicAside }) => TopicAside))

type TopicViewProps = { topic: Topic; seq: number | undefined }

/** Finds out where to open the topic, brings the feed there, and shows it. */
export function TopicView({ topic, seq }: TopicViewProps) {
  const feed = useTopicFeed(topic.id)
  const memory = usePlaceMemory()
  const name = seq === undefined ? topic.id : `${topic.id}#${seq}`
  const [place] = useState(() => (seq === undefined || isReturning() ? memory.get(name) : null))
  const [landing] = useState(() => landingOf({ seq, place, wasHere: memory.has(name), topic }))
  return (
    <Page
      title={topic.name}
      head={<TopicHead topic={topic} feed={feed} />}
      aside={<TopicAside topic={topic} feed={feed} />}
      isFeed
    >
      {/* Without a feed for one commit only, which nobody sees. */}
      {feed && <Landed {...{ topic, seq, feed, name, place, landing }} />}
    </Page>
  )
}

type LandedProps = TopicViewProps & {
  feed: TopicFeed
  name: string
  place: RememberedPlace | null
  landing: Landing
}

function Landed({ feed, landing, ...rest }: LandedProps) {
  const state: TopicFeedState = useReadable(feed.state)
  const outcome = useLanding(feed, landing)
  if (state.kind === 'failed') {
    return (
      <NotLoaded
        title={t('feed.failed')}
        problem={problemFrom(state.error)}
        onRetry={() => feed.openNewest().catch(() => undefined)}
      />
    )
  }
  if (state.kind === 'loading' || outcome === 'moving') return <FeedSkeleton />
  const leftOff = landing.kind === 'left-off' ? landing.seq : undefined
  return <TopicStream feed={feed} state={state} landing={outcome} leftOff={leftOff} {...rest} />
}
