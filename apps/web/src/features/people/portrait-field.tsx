import type { User } from '@mehfil/shared/person'
import { useId, useRef } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { useObjectUrl } from '#lib/use-object-url.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { Button } from '#ui/button/button.tsx'
import styles from './portrait-field.module.css'
import type { Portrait } from './use-portrait.ts'

type PortraitFieldProps = {
  user: User
  portrait: Portrait
  onPick: (files: readonly File[]) => void
  onRemove: () => void
  onKeep: () => void
}

/** One's picture as it will be, and the ways to another one. */
export function PortraitField({ user, portrait, onPick, onRemove, onKeep }: PortraitFieldProps) {
  const titleId = useId()
  const input = useRef<HTMLInputElement>(null)
  const way = useRef<HTMLButtonElement>(null)
  const blob = 'blob' in portrait ? portrait.blob : undefined
  const isRemoved = portrait.kind === 'removed'
  const hasOne = blob !== undefined || (user.avatarUrl !== null && !isRemoved)
  const isBusy = portrait.kind === 'preparing' || portrait.kind === 'sending'
  /** The button that was pressed goes; the way to another picture stays. */
  const run = (action: () => void) => () => {
    way.current?.focus()
    action()
  }
  return (
    <fieldset className={styles.field} aria-labelledby={titleId}>
      {blob ? (
        <Preview user={user} blob={blob} />
      ) : (
        <Avatar person={isRemoved ? { ...user, avatarUrl: null } : user} size="l" />
      )}
      <div className={styles.words}>
        <p id={titleId} className={styles.title}>
          {t('portrait.title')}
        </p>
        <div className={styles.ways}>
          <Button ref={way} disabled={isBusy} onClick={() => input.current?.click()}>
            {t(hasOne ? 'portrait.another' : 'portrait.choose')}
          </Button>
          {blob || isRemoved ? (
            <Button look="quiet" disabled={isBusy} onClick={run(onKeep)}>
              {t('portrait.keep')}
            </Button>
          ) : (
            user.avatarUrl && (
              <Button look="quiet" disabled={isBusy} onClick={run(onRemove)}>
                {t('portrait.remove')}
              </Button>
            )
          )}
        </div>
        <Hint portrait={portrait} />
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          onPick([...(currentTarget.files ?? [])])
          // The same file chosen again is a choice too.
          currentTarget.value = ''
        }}
      />
    </fieldset>
  )
}

function Preview({ user, blob }: { user: User; blob: Blob }) {
  const url = useObjectUrl(blob)
  return <Avatar person={{ ...user, avatarUrl: url ?? null }} size="l" />
}

function Hint({ portrait }: { portrait: Portrait }) {
  switch (portrait.kind) {
    case 'as-it-is':
      return <p className={styles.hint}>{t('portrait.hint')}</p>
    case 'preparing':
      return <p className={styles.hint}>{t('compose.picture.coming')}</p>
    case 'refused':
      return <p className={styles.problem}>{portrait.message}</p>
    case 'removed':
      return <p className={styles.hint}>{t('portrait.removed')}</p>
    case 'chosen':
      return <p className={styles.hint}>{t('portrait.chosen')}</p>
    case 'sending':
      return <progress className={styles.progress} value={portrait.part} aria-label={t('outbox.picture')} />
  }
}
