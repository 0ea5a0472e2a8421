import { useEffect } from 'react'
import { Link } from 'wouter'
import { useMixedFeeds } from '#features/thoughts/use-mixed-feeds.ts'
import { useTopicBook } from '#features/topics/topic-book-context.ts'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { MixedStream } from './mixed-stream.tsx'
import { SearchLink } from './search-link.tsx'
import { Welcome } from './welcome.tsx'

const Suggestions = lazyPiece(() =>
  import('#features/topics/suggestions.tsx').then(({ Suggestions }) => Suggestions),
)

const WELCOME = <Welcome />

/** The newest from every topic: alive before anybody signs in. */
export function ExplorePage() {
  const { explore } = useMixedFeeds()
  const book = useTopicBook()
  const popular = useReadable(book.popular)
  useEffect(() => {
    // Without it the feed is read all the same, and only does not move by itself.
    book.loadPopular().catch(() => undefined)
  }, [book])
  const isGuest = useUser() === null
  return (
    <Page
      title={t('explore.title')}
      head={
        <PageHead title={t('explore.title')} subtitle={t('explore.subtitle')}>
          <SearchLink />
        </PageHead>
      }
      aside={<Suggestions />}
      isFeed
    >
      <MixedStream
        feed={explore}
        name="explore"
        label={t('feed.explore')}
        topicIds={popular}
        head={isGuest ? WELCOME : undefined}
        empty={
          <Blank title={t('explore.empty')} text={t('explore.empty.next')}>
            <Link href={paths.topics} className={buttonClass('main')}>
              {t('nav.findTopics')}
            </Link>
          </Blank>
        }
      />
    </Page>
  )
}
