import { CheckCheck, Settings2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link, Redirect } from 'wouter'
import { NotificationList } from '#features/notifications/notification-list.tsx'
import { faceOf } from '#features/reactions/reaction-faces.ts'
import { useClient, useUser } from '#lib/client-context.ts'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { useReadable } from '#lib/use-readable.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { Button } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'
import styles from './notifications-page.module.css'

const Suggestions = lazyPiece(() =>
  import('#features/topics/suggestions.tsx').then(({ Suggestions }) => Suggestions),
)

const AFTER_SIGNING_IN = `${paths.signIn}?next=${encodeURIComponent(paths.notifications)}`

/** What others did that concerns one: mentions, replies, reactions, followers. */
export function NotificationsPage() {
  return useUser() ? <Told /> : <Redirect to={AFTER_SIGNING_IN} replace />
}

function Told() {
  const { notifications } = useClient()
  const { unread, number, readUpTo } = useReadable(notifications.count)
  useEffect(() => notifications.load(), [notifications])
  // What was new stays marked until the page is left, so that one sees what it was; or until one says so.
  const [since, setSince] = useState<number>()
  const isReady = useReadable(notifications.list).kind === 'ready'
  if (isReady && since === undefined) setSince(readUpTo)

  const readAll = () => {
    notifications.read(number)
    setSince(number)
  }
  return (
    <Page
      title={t('notices.title')}
      head={
        <PageHead title={t('notices.title')} subtitle={t('notices.subtitle')}>
          <Button look="quiet" disabled={unread === 0} onClick={readAll}>
            <CheckCheck size={18} aria-hidden />
            <span className={styles.label}>{t('notices.readAll')}</span>
          </Button>
          <Link
            href={`${paths.settings}#notices`}
            className={styles.settings}
            aria-label={t('notices.settings')}
          >
            <Settings2 size={20} aria-hidden />
          </Link>
        </PageHead>
      }
      aside={<Suggestions />}
      isFeed
    >
      <Rows since={since ?? readUpTo} />
    </Page>
  )
}

function Rows({ since }: { since: number }) {
  const { notifications } = useClient()
  const state = useReadable(notifications.list)
  if (state.kind === 'failed') {
    return (
      <Blank title={t('notices.failed')} text={problemFrom(state.error).message}>
        <Button onClick={() => notifications.load()}>{t('feed.retry')}</Button>
      </Blank>
    )
  }
  if (state.kind !== 'ready') return <FeedSkeleton label={t('notices.loading')} />
  if (state.notifications.length === 0 && state.older === 'end') {
    return <Blank title={t('notices.empty')} text={t('notices.empty.next')} />
  }
  return <NotificationList state={state} since={since} faceOf={faceOf} />
}
