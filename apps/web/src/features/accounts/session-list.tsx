import type { OutputOf } from '@mehfil/shared/contract/command'
import { endOtherSessions, endSession, type listSessions } from '@mehfil/shared/contract/sessions'
import type { Session } from '@mehfil/shared/session'
import { useLocation } from 'wouter'
import { useClient } from '#lib/client-context.ts'
import type { Problem } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { fullTime } from '#lib/time.ts'
import type { Loaded } from '#lib/use-call.ts'
import { Button } from '#ui/button/button.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { RelativeTime } from '#ui/relative-time/relative-time.tsx'
import { TextSkeleton } from '#ui/skeleton/skeleton.tsx'
import { leave } from './account.ts'
import { browserName } from './browser-name.ts'
import styles from './settings.module.css'

type SessionListProps = { loaded: Loaded<OutputOf<typeof listSessions>>; reload: () => void }

/** Where one is signed in, and the ways to end it there. */
export function SessionList({ loaded, reload }: SessionListProps) {
  const client = useClient()
  const notices = useNotices()

  const [, navigate] = useLocation()

  const end = async (ending: Promise<unknown>) => {
    try {
      await ending
      notices.show(t('settings.sessions.ended'))
    } catch (error) {
      notices.fail(error)
    }
    reload()
  }

  /** The others first: while they are not ended, this is the place from which it can be tried again. */
  const endAll = async () => {
    try {
      await client.call(endOtherSessions, {})
      await leave(client)
      navigate(paths.explore)
    } catch (error) {
      notices.fail(error)
      reload()
    }
  }

  if (loaded.kind === 'loading') return <TextSkeleton lines={3} />
  if (loaded.kind === 'failed') return <Failed problem={loaded.problem} reload={reload} />
  const { sessions } = loaded.value
  return (
    <>
      <ul className={styles.list}>
        {sessions.map(session => (
          <li key={session.id} className={styles.session}>
            <Place session={session} />
            {session.current ? (
              <span className={styles.this}>{t('settings.sessions.this')}</span>
            ) : (
              <Button
                aria-label={t('settings.sessions.endNamed', { name: nameOf(session) })}
                onClick={() => end(client.call(endSession, { id: session.id }))}
              >
                {t('settings.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className={styles.ends}>
          <Button look="danger" onClick={() => end(client.call(endOtherSessions, {}))}>
            {t('settings.sessions.endOthers')}
          </Button>
          <Button look="danger" onClick={endAll}>
            {t('settings.sessions.endAll')}
          </Button>
        </div>
      )}
    </>
  )
}

const nameOf = (session: Session) => browserName(session.userAgent) ?? t('settings.sessions.unknown')

const Place = ({ session }: { session: Session }) => (
  <div>
    {nameOf(session)}
    <small>
      {!session.current && (
        <>
          {t('settings.sessions.seen')} <RelativeTime at={session.seenAt} />
          {' · '}
        </>
      )}
      {t('settings.sessions.since', { time: fullTime(session.createdAt) })}
    </small>
  </div>
)

const Failed = ({ problem, reload }: { problem: Problem; reload: () => void }) => (
  <div>
    <p>{problem.message}</p>
    <Button onClick={reload}>{t('problem.retry')}</Button>
  </div>
)
