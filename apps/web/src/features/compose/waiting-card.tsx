import type { OutboxEntry } from '@mehfil/client/states'
import { useState } from 'react'
import { classNames } from '#lib/class-names.ts'
import { useClient, useUser } from '#lib/client-context.ts'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { waitingTime } from '#lib/time.ts'
import { useOnline } from '#lib/use-online.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useSecondsLeft } from '#lib/use-seconds-left.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { Button } from '#ui/button/button.tsx'
import { GrowingText } from '#ui/growing-text/growing-text.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import styles from './waiting-card.module.css'

/** A thought on its way: sending, waiting for the line, or refused with the reason. Its text is never lost (D8). */
export function WaitingCard({ entry }: { entry: OutboxEntry }) {
  const user = useUser()
  const { outbox, connection } = useClient()
  const hasLine = useReadable(connection).kind === 'connected'
  const [edited, setEdited] = useState<string>()
  const isOnItsWay = useOnline() && (entry.kind === 'sending' || (hasLine && isFirstTry(entry)))
  const seconds = useSecondsLeft((entry.kind === 'waiting' && entry.until) || 0)
  const waiting =
    seconds > 0 ? t('outbox.resting', { time: waitingTime(seconds * 1000) }) : t('outbox.waiting')
  const state = isOnItsWay ? t('outbox.sending') : waiting
  const label =
    entry.kind === 'refused' ? t('outbox.refused', { reason: problemFrom(entry.error).message }) : state

  return (
    <article
      className={classNames(styles.card, styles[entry.kind])}
      aria-label={t('outbox.label', { state: label })}
    >
      <span className={styles.picture}>
        <Avatar person={user ?? undefined} />
      </span>
      <header className={styles.who}>
        <bdi className={styles.name}>{user?.displayName}</bdi>
        <span className={styles.handle}>@{user?.handle}</span>
        {entry.kind !== 'refused' && <span className={styles.state}>{state}</span>}
      </header>
      {edited === undefined ? (
        <PlainText text={entry.body} />
      ) : (
        <GrowingText value={edited} onChange={setEdited} label={t('outbox.edit')} takesFocus />
      )}
      {entry.kind === 'refused' ? (
        <footer className={styles.refusal}>
          <p>{label}</p>
          <div className={styles.row}>
            <Button look="main" onClick={() => outbox.retry(entry.clientId, edited)}>
              {t('outbox.retry')}
            </Button>
            {edited === undefined && (
              <Button onClick={() => setEdited(entry.body)}>{t('outbox.edit')}</Button>
            )}
            <Button look="quiet" onClick={() => outbox.discard(entry.clientId)}>
              {t('outbox.discard')}
            </Button>
          </div>
        </footer>
      ) : (
        <footer className={styles.foot}>
          {entry.kind === 'waiting' && !isOnItsWay && (
            <Button look="quiet" onClick={() => outbox.discard(entry.clientId)}>
              {t('outbox.discard')}
            </Button>
          )}
        </footer>
      )}
    </article>
  )
}

/** With a line it is sent in a moment, or right after the one before it. */
const isFirstTry = (entry: OutboxEntry) => entry.kind === 'waiting' && entry.attempt === 0
