import type { OutboxEntry } from '@mehfil/client/states'
import { Suspense, useState } from 'react'
import { classNames } from '#lib/class-names.ts'
import { useClient, useUser } from '#lib/client-context.ts'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { waitingTime } from '#lib/time.ts'
import { useOnline } from '#lib/use-online.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useSecondsLeft } from '#lib/use-seconds-left.ts'
import { useRowPlace } from '#ui/anchored-list/row-place.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { Button } from '#ui/button/button.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { HeldFoot, HeldState } from './held-foot.tsx'
import styles from './waiting-card.module.css'
import { WaitingPicture } from './waiting-picture.tsx'

const WaitingEdit = lazyPiece(() => import('./waiting-edit.tsx').then(({ WaitingEdit }) => WaitingEdit))

type WaitingCardProps = { entry: OutboxEntry; onUndo: (clientId: string) => void }

/** A thought on its way: sending, waiting for the line, held, or refused with the reason. Its text is never lost (D8). */
export function WaitingCard({ entry, onUndo }: WaitingCardProps) {
  const user = useUser()
  const { outbox, connection } = useClient()
  const { index, count } = useRowPlace()
  const hasLine = useReadable(connection).kind === 'connected'
  const [wantsEdit, setIsEdited] = useState(false)
  const isEdited = wantsEdit && entry.kind === 'refused'
  const isOnItsWay = useOnline() && (entry.kind === 'sending' || (hasLine && isFirstTry(entry)))
  const seconds = useSecondsLeft((entry.kind === 'waiting' && entry.until) || 0)
  const waiting =
    seconds > 0 ? t('outbox.resting', { time: waitingTime(seconds * 1000) }) : t('outbox.waiting')
  const state = isOnItsWay ? t('outbox.sending') : waiting
  const label = labelOf(entry, state)
  const discard = (
    <Button look="quiet" onClick={() => outbox.discard(entry.clientId)}>
      {t('outbox.discard')}
    </Button>
  )

  return (
    <article
      className={classNames(styles.card, styles[entry.kind])}
      aria-label={t('outbox.label', { state: label })}
      aria-posinset={index + 1}
      aria-setsize={Math.max(count, index + 1)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: articles of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
    >
      <span className={styles.picture}>
        <Avatar person={user ?? undefined} />
      </span>
      <header className={styles.who}>
        <bdi className={styles.name}>{user?.displayName}</bdi>
        <span className={styles.handle} dir="ltr">
          @{user?.handle}
        </span>
        {entry.kind !== 'refused' && (
          <span className={styles.state}>
            {entry.kind === 'held' ? <HeldState publishAt={entry.publishAt} /> : state}
          </span>
        )}
      </header>
      {isEdited ? (
        <Suspense fallback={<PlainText text={entry.body} />}>
          <WaitingEdit entry={entry} />
        </Suspense>
      ) : (
        <>
          <PlainText text={entry.body} />
          {entry.picture && <WaitingPicture entry={entry} picture={entry.picture} />}
        </>
      )}
      {entry.kind === 'refused' ? (
        <footer className={styles.refusal}>
          <p>{label}</p>
          {!isEdited && (
            <div className={styles.row}>
              <Button look="main" onClick={() => outbox.retry(entry.clientId)}>
                {t('outbox.retry')}
              </Button>
              <Button onClick={() => setIsEdited(true)}>{t('outbox.edit')}</Button>
              {discard}
            </div>
          )}
        </footer>
      ) : entry.kind === 'held' ? (
        <HeldFoot onUndo={() => onUndo(entry.clientId)} onSendNow={() => outbox.sendNow(entry.clientId)} />
      ) : (
        <footer className={styles.foot}>{entry.kind === 'waiting' && !isOnItsWay && discard}</footer>
      )}
    </article>
  )
}

/** What the card is, in words that stay while seconds pass. */
function labelOf(entry: OutboxEntry, state: string): string {
  if (entry.kind === 'refused') return t('outbox.refused', { reason: problemFrom(entry.error).message })
  return entry.kind === 'held' ? t('outbox.held') : state
}

/** With a line it is sent in a moment, or right after the one before it. */
const isFirstTry = (entry: OutboxEntry) => entry.kind === 'waiting' && entry.attempt === 0
