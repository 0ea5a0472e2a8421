import type { Topic } from '@mehfil/shared/topic'
import { Link } from 'wouter'
import { useTopic, useTopicBook } from '#features/topics/topic-book-context.ts'
import { TopicHue } from '#features/topics/topic-hue.tsx'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import { TopicView } from './topic-view.tsx'

const NotLoaded = lazyPiece(() => import('./not-loaded.tsx').then(({ NotLoaded }) => NotLoaded))

type TopicPageProps = { slug: string; seq?: number | undefined }

/** A topic, at its newest, where one left it, or around the thought of the address. */
export function TopicPage({ slug, seq }: TopicPageProps) {
  const known = useTopic(slug)
  const book = useTopicBook()
  switch (known.kind) {
    case 'known':
      return <Hued topic={known.topic} seq={seq} />
    case 'loading':
      return (
        <Page title={t('nav.topics')} head={<PageHead title=" " />} isFeed>
          <FeedSkeleton />
        </Page>
      )
    case 'missing':
      return (
        <Page title={t('topic.missing')} head={<PageHead title={t('nav.topics')} canGoBack />}>
          <Blank title={t('topic.missing')} text={t('topic.missing.next')}>
            <Link href={paths.topics} className={buttonClass('main')}>
              {t('nav.findTopics')}
            </Link>
          </Blank>
        </Page>
      )
    case 'failed':
      return (
        <Page title={t('problem.page')} head={<PageHead title={t('nav.topics')} canGoBack />}>
          <NotLoaded title={t('problem.page')} problem={known.problem} onRetry={() => book.load(slug)} />
        </Page>
      )
  }
}

/** Another topic, or another address in it, is another list with a place of its own. */
function Hued({ topic, seq }: { topic: Topic; seq: number | undefined }) {
  return (
    <TopicHue color={topic.color}>
      <TopicView key={`${topic.id} ${seq}`} topic={topic} seq={seq} />
    </TopicHue>
  )
}
