import type { OutboxEntry } from '@mehfil/client/states'
import { useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { dropProps } from '#lib/pictures/drop-props.ts'
import { useKeptText } from '#lib/use-kept-text.ts'
import { Button } from '#ui/button/button.tsx'
import { GrowingText } from '#ui/growing-text/growing-text.tsx'
import { AttachButton } from './attach-button.tsx'
import { PicturePreview } from './picture-preview.tsx'
import { usePicking } from './use-picking.ts'
import styles from './waiting-edit.module.css'

/** What was refused, written anew: its text, its picture, or both. */
export function WaitingEdit({ entry }: { entry: OutboxEntry }) {
  const { outbox } = useClient()
  const [body, setBody, forgetText] = useKeptText(`waiting:${entry.clientId}`, entry.body)
  const [picture, setPicture] = useState(entry.picture)
  const { state, pick, forget } = usePicking(prepared =>
    setPicture(former => ({ ...prepared, alt: former?.alt ?? '' })),
  )
  const retry = () => {
    if (body.trim() === '' || state.kind === 'preparing') return
    forgetText()
    outbox.retry(entry.clientId, body, picture === entry.picture ? undefined : (picture ?? null))
  }

  return (
    <form
      className={styles.edit}
      aria-label={t('outbox.edit')}
      onSubmit={event => {
        event.preventDefault()
        retry()
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter') return
        const isMeant = event.ctrlKey || event.metaKey
        if (isMeant || event.target instanceof HTMLInputElement) event.preventDefault()
        if (isMeant) retry()
      }}
      {...dropProps(pick)}
    >
      <GrowingText
        value={body}
        onChange={setBody}
        label={t('outbox.edit')}
        namesFrom={entry.topicId}
        takesFocus
      />
      <PicturePreview
        shown={picture ? { kind: 'ready', picture } : { kind: 'none' }}
        picking={state}
        onDescribe={alt => setPicture(former => former && { ...former, alt })}
        onRemove={() => {
          forget()
          setPicture(undefined)
        }}
      />
      <div className={styles.row}>
        <Button look="main" type="submit" disabled={body.trim() === '' || state.kind === 'preparing'}>
          {t('outbox.retry')}
        </Button>
        <AttachButton onPick={pick} isBusy={state.kind === 'preparing'} />
        <Button look="quiet" onClick={() => outbox.discard(entry.clientId)}>
          {t('outbox.discard')}
        </Button>
      </div>
    </form>
  )
}
