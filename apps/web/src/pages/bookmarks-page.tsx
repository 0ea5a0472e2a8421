import { Link, Redirect } from 'wouter'
import { useKept } from '#features/thoughts/use-kept.ts'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { MixedStream } from './mixed-stream.tsx'

const Suggestions = lazyPiece(() =>
  import('#features/topics/suggestions.tsx').then(({ Suggestions }) => Suggestions),
)

const AFTER_SIGNING_IN = `${paths.signIn}?next=${encodeURIComponent(paths.bookmarks)}`

/** What one keeps for oneself. */
export function BookmarksPage() {
  return useUser() ? <Kept /> : <Redirect to={AFTER_SIGNING_IN} replace />
}

function Kept() {
  const { feed, topicIds } = useKept()
  return (
    <Page
      title={t('bookmarks.title')}
      head={<PageHead title={t('bookmarks.title')} subtitle={t('bookmarks.subtitle')} />}
      aside={<Suggestions />}
      isFeed
    >
      <MixedStream
        feed={feed}
        name="bookmarks"
        label={t('feed.bookmarks')}
        topicIds={topicIds}
        empty={
          <Blank title={t('bookmarks.empty')} text={t('bookmarks.empty.next')}>
            <Link href={paths.explore} className={buttonClass('main')}>
              {t('bookmarks.empty.go')}
            </Link>
          </Blank>
        }
      />
    </Page>
  )
}
