import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { classNames } from '#lib/class-names.ts'
import { t } from '#lib/i18n/translate.ts'
import { useNotices } from '#ui/notice/notice.ts'
import styles from './dialog.module.css'
import { swallowSecondClick } from './second-click.ts'

type DialogProps = {
  title: string
  onClose: () => void
  /** `sheet` comes from below and suits a phone's keyboard; `small` asks one question; `full` is all of the screen. */
  shape?: 'small' | 'wide' | 'sheet' | 'full'
  children: ReactNode
}

/** The browser's own modal dialog: it keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({ title, onClose, shape = 'small', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const { room } = useNotices()

  // In the layout phase: what takes the focus when it is mounted must find the dialog open.
  useLayoutEffect(() => {
    const dialog = ref.current
    const former = document.activeElement
    const outer = room.get()
    dialog?.showModal()
    room.set(dialog)
    return () => {
      room.set(outer)
      dialog?.close()
      swallowSecondClick()
      if (former instanceof HTMLElement && former.isConnected) former.focus({ preventScroll: true })
    }
  }, [room])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Esc does so by itself
    <dialog
      ref={ref}
      className={classNames(styles.dialog, styles[shape])}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className={styles.body}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className={styles.close} aria-label={t('compose.close')} onClick={onClose}>
            <X size={20} aria-hidden />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
