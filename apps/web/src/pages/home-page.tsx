import { Link } from 'wouter'
import { useMixedFeeds } from '#features/thoughts/use-mixed-feeds.ts'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { MixedStream } from './mixed-stream.tsx'
import { SearchLink } from './search-link.tsx'
import { ShareButton } from './share-button.tsx'

const Suggestions = lazyPiece(() =>
  import('#features/topics/suggestions.tsx').then(({ Suggestions }) => Suggestions),
)

/** Everything from the joined topics, in one feed. */
export function HomePage() {
  const { home } = useMixedFeeds()
  const joined = useReadable(useClient().topics.joined)
  const heard = joined.filter(({ membership }) => !membership?.muted).map(({ id }) => id)
  return (
    <Page
      title={t('home.title')}
      head={
        <PageHead title={t('home.title')} subtitle={t('home.subtitle')}>
          <SearchLink />
          {joined.length > 0 && <ShareButton />}
        </PageHead>
      }
      aside={<Suggestions />}
      isFeed
    >
      <MixedStream
        feed={home}
        name="home"
        label={t('feed.home')}
        topicIds={heard}
        scope={joined.length > 0 ? heard : undefined}
        empty={
          <Blank title={t('home.empty')} text={t('home.empty.next')}>
            <Link href={paths.topics} className={buttonClass('main')}>
              {t('nav.findTopics')}
            </Link>
          </Blank>
        }
      />
    </Page>
  )
}
