import type { OutputOf } from '@mehfil/shared/contract/command'
import { endOtherSessions, endSession, type listSessions } from '@mehfil/shared/contract/sessions'
import type { Session } from '@mehfil/shared/session'
import { useClient } from '#lib/client-context.ts'
import type { Problem } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { fullTime } from '#lib/time.ts'
import type { Loaded } from '#lib/use-call.ts'
import { Button } from '#ui/button/button.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { TextSkeleton } from '#ui/skeleton/skeleton.tsx'
import { browserName } from './browser-name.ts'
import styles from './settings.module.css'

type SessionListProps = { loaded: Loaded<OutputOf<typeof listSessions>>; reload: () => void }

/** Where one is signed in, and the ways to end it there. */
export function SessionList({ loaded, reload }: SessionListProps) {
  const client = useClient()
  const notices = useNotices()

  const end = async (ending: Promise<unknown>) => {
    try {
      await ending
      notices.show(t('settings.sessions.ended'))
    } catch (error) {
      notices.fail(error)
    }
    reload()
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
        <Button look="danger" onClick={() => end(client.call(endOtherSessions, {}))}>
          {t('settings.sessions.endOthers')}
        </Button>
      )}
    </>
  )
}

const nameOf = (session: Session) => browserName(session.userAgent) ?? t('settings.sessions.unknown')

const Place = ({ session }: { session: Session }) => (
  <div>
    {nameOf(session)}
    <small>{t('settings.sessions.since', { time: fullTime(session.createdAt) })}</small>
  </div>
)

const Failed = ({ problem, reload }: { problem: Problem; reload: () => void }) => (
  <div>
    <p>{problem.message}</p>
    <Button onClick={reload}>{t('problem.retry')}</Button>
  </div>
)
