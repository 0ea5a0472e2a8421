import { Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { TopicPage } from '#pages/topic-page.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'

// Every page but the topic comes when it is gone to.
const HomePage = lazyPiece(() => import('#pages/home-page.tsx').then(({ HomePage }) => HomePage))
const ExplorePage = lazyPiece(() => import('#pages/explore-page.tsx').then(({ ExplorePage }) => ExplorePage))
const BookmarksPage = lazyPiece(() =>
  import('#pages/bookmarks-page.tsx').then(({ BookmarksPage }) => BookmarksPage),
)
const NotificationsPage = lazyPiece(() =>
  import('#pages/notifications-page.tsx').then(({ NotificationsPage }) => NotificationsPage),
)
const ThreadPage = lazyPiece(() => import('#pages/thread-page.tsx').then(({ ThreadPage }) => ThreadPage))
const TopicsPage = lazyPiece(() => import('#pages/topics-page.tsx').then(({ TopicsPage }) => TopicsPage))
const NewTopicPage = lazyPiece(() =>
  import('#pages/new-topic-page.tsx').then(({ NewTopicPage }) => NewTopicPage),
)
const PersonPage = lazyPiece(() => import('#pages/person-page.tsx').then(({ PersonPage }) => PersonPage))
const SettingsPage = lazyPiece(() =>
  import('#pages/settings-page.tsx').then(({ SettingsPage }) => SettingsPage),
)
const NotFoundPage = lazyPiece(() =>
  import('#pages/not-found-page.tsx').then(({ NotFoundPage }) => NotFoundPage),
)
const SearchPage = lazyPiece(() => import('#pages/search-page.tsx').then(({ SearchPage }) => SearchPage))
const SharePage = lazyPiece(() => import('#pages/share-page.tsx').then(({ SharePage }) => SharePage))
const SignPage = lazyPiece(() => import('#pages/sign-page.tsx').then(({ SignPage }) => SignPage))

/** A place in a topic: whole numbers from 1. */
const seqOf = (text: string) => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined)

/** Explore in place of home: until the server has said that a browser which remembers nobody is signed in. */
const FOR_HOME = { standsFor: 'home' }

export function Routes() {
  const isMember = useUser() !== null
  const { standsFor } = useHistoryState<Partial<typeof FOR_HOME> | null>() ?? {}
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path={paths.home}>
          {isMember ? <HomePage /> : <Redirect to={paths.explore} replace state={FOR_HOME} />}
        </Route>
        <Route path={paths.explore}>
          {isMember && standsFor === FOR_HOME.standsFor ? (
            <Redirect to={paths.home} replace />
          ) : (
            <ExplorePage />
          )}
        </Route>
        <Route path={paths.bookmarks} component={BookmarksPage} />
        <Route path={paths.notifications} component={NotificationsPage} />
        <Route path={paths.search} component={SearchPage} />
        <Route path={paths.topics} component={TopicsPage} />
        <Route path={paths.newTopic} component={NewTopicPage} />
        <Route path="/t/:slug">{({ slug }) => <TopicPage slug={slug} />}</Route>
        <Route path="/t/:slug/:seq">
          {({ slug, seq }) => {
            const place = seqOf(seq)
            return place === undefined ? <NotFoundPage /> : <TopicPage slug={slug} seq={place} />
          }}
        </Route>
        <Route path="/t/:slug/:seq/thread">
          {({ slug, seq }) => {
            const place = seqOf(seq)
            return place === undefined ? <NotFoundPage /> : <ThreadPage slug={slug} seq={place} />
          }}
        </Route>
        <Route path={paths.settings} component={SettingsPage} />
        <Route path={paths.share} component={SharePage} />
        <Route path={paths.signIn}>
          <SignPage isNew={false} />
        </Route>
        <Route path={paths.signUp}>
          <SignPage isNew />
        </Route>
        <Route path={/^\/@(?<handle>[^/]+)(?<topics>\/topics)?\/?$/}>
          {({ handle, topics }) => <PersonPage handle={handle ?? ''} part={topics ? 'topics' : 'thoughts'} />}
        </Route>
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  )
}

const Loading = () => (
  <Page title={t('feed.loading')} head={<PageHead title={t('feed.loading')} />} isFeed>
    <FeedSkeleton />
  </Page>
)
