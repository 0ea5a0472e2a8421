import { t } from '#lib/i18n/translate.ts'
import { useSecondsLeft } from '#lib/use-seconds-left.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './held-foot.module.css'
import { undoTime } from './undo-time.ts'

/** How long it can still be taken back. */
export function HeldState({ publishAt }: { publishAt: number }) {
  const count = undoTime(useSecondsLeft(publishAt))
  return <span className={styles.left}>{t('outbox.heldFor', { count })}</span>
}

/** Takes it back, or waits no longer. */
export function HeldFoot({ onUndo, onSendNow }: { onUndo: () => void; onSendNow: () => void }) {
  const sendNow = (button: HTMLElement) => {
    // The button goes with the card; who came by keyboard stays in the feed.
    button.closest<HTMLElement>('[role="feed"]')?.focus({ preventScroll: true })
    onSendNow()
  }
  return (
    <footer className={styles.foot}>
      <Button onClick={onUndo}>{t('outbox.undo')}</Button>
      <Button look="quiet" onClick={event => sendNow(event.currentTarget)}>
        {t('outbox.sendNow')}
      </Button>
    </footer>
  )
}
