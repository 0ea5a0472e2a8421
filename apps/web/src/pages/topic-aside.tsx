import type { TopicFeed } from '@mehfil/client/feed-client'
import type { TopicFeedState } from '@mehfil/client/states'
import type { Thought } from '@mehfil/shared/thought'
import type { Topic } from '@mehfil/shared/topic'
import { useDeferredValue, useMemo } from 'react'
import { Faces } from '#features/people/faces.tsx'
import { Completeness } from '#features/thoughts/completeness.tsx'
import { latelyHere, lovedLately } from '#features/thoughts/lately.ts'
import { LovedLately } from '#features/thoughts/loved-lately.tsx'
import { TopicAbout } from '#features/topics/topic-about.tsx'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useSelected } from '#lib/use-readable.ts'
import { Panel } from '#ui/panel/panel.tsx'

/** The margin of a topic. */
export function TopicAside({ topic, feed }: { topic: Topic; feed: TopicFeed | undefined }) {
  return (
    <>
      <TopicAbout topic={topic}>{feed && <Completeness feed={feed} />}</TopicAbout>
      {feed && <Lately feed={feed} slug={topic.slug} />}
    </>
  )
}

const NONE: readonly Thought[] = []
const thoughtsOf = (state: TopicFeedState) => (state.kind === 'open' ? state.window.thoughts : NONE)

function Lately({ feed, slug }: { feed: TopicFeed; slug: string }) {
  // The feed comes first; the margin may follow a moment later.
  const thoughts = useDeferredValue(useSelected(feed.state, thoughtsOf))
  const people = useMemo(() => latelyHere(thoughts, 7), [thoughts])
  const loved = useMemo(() => lovedLately(thoughts, Date.now()), [thoughts])
  return (
    <>
      {people.length > 0 && (
        <Panel title={t('topic.latelyHere')}>
          <Faces ids={people} />
        </Panel>
      )}
      {loved && <LovedLately thought={loved} href={paths.thought(slug, loved.seq)} />}
    </>
  )
}
