import type { Topic } from '@mehfil/shared/topic'
import { useEffect, useMemo } from 'react'
import { Link } from 'wouter'
import { createThread } from '#features/thoughts/thread.ts'
import { TopicAbout } from '#features/topics/topic-about.tsx'
import { useTopic, useTopicBook } from '#features/topics/topic-book-context.ts'
import { TopicHue } from '#features/topics/topic-hue.tsx'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useReadable } from '#lib/use-readable.ts'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { ThreadStream } from './thread-stream.tsx'

/** A thought and the conversation beneath it. */
export function ThreadPage({ slug, seq }: { slug: string; seq: number }) {
  const known = useTopic(slug)
  const book = useTopicBook()
  if (known.kind === 'missing') return <NotFoundPage />
  const topic = known.kind === 'known' ? known.topic : undefined
  return (
    <TopicHue color={topic?.color ?? 12}>
      <Page
        title={t('thread.title')}
        head={
          <PageHead
            title={t('thread.title')}
            subtitle={topic && t('thread.subtitle', { name: topic.name })}
            canGoBack
          >
            <Link href={paths.thought(slug, seq)} className={buttonClass('quiet')}>
              {t('thread.inFeed')}
            </Link>
          </PageHead>
        }
        aside={topic && <TopicAbout topic={topic} />}
        isFeed
      >
        {known.kind === 'failed' && (
          <NotLoaded title={t('problem.page')} problem={known.problem} onRetry={() => book.load(slug)} />
        )}
        {known.kind === 'loading' && <FeedSkeleton />}
        {topic && <Conversation key={`${topic.id} ${seq}`} topic={topic} seq={seq} />}
      </Page>
    </TopicHue>
  )
}

function Conversation({ topic, seq }: { topic: Topic; seq: number }) {
  const client = useClient()
  const thread = useMemo(() => createThread(client, topic.id, seq), [client, topic.id, seq])
  const state = useReadable(thread.state)
  useEffect(() => {
    void thread.open()
    return thread.follow()
  }, [thread])
  if (state.kind === 'loading') return <FeedSkeleton />
  if (state.kind === 'failed') {
    return <NotLoaded title={t('feed.failed')} problem={state.problem} onRetry={() => thread.open()} />
  }
  return <ThreadStream topic={topic} thread={thread} state={state} />
}
