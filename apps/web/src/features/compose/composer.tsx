import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react'
import { classNames } from '#lib/class-names.ts'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { dropProps, useDropGuard } from '#lib/pictures/drop-props.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { Button } from '#ui/button/button.tsx'
import { GrowingText } from '#ui/growing-text/growing-text.tsx'
import { AttachButton } from './attach-button.tsx'
import styles from './composer.module.css'
import { PicturePreview } from './picture-preview.tsx'
import { RoomLeftMeter } from './room-left-meter.tsx'
import { useWriting, type Writing } from './use-writing.ts'

export type ComposerProps = Writing & {
  /** What is asked for: 'Share a thought with Study circle'. */
  label: string
  /** `line` opens on focus and lies over what is below it; `open` has all its room at once. */
  shape?: 'line' | 'open'
  takesFocus?: boolean
  /** Stands before the counter: a choice of topic, a way out. */
  aside?: ReactNode
  onEscape?: (() => void) | undefined
  textRef?: Ref<HTMLTextAreaElement> | undefined
}

const SEND_KEYS = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ Enter' : 'Ctrl Enter'

/** Writes a thought or a reply. The draft is kept with every letter; sharing hands it to the outbox. */
export function Composer(props: ComposerProps) {
  const { replyTo, label, shape = 'line', takesFocus = false, aside, onEscape, textRef } = props
  const user = useUser()
  const { key, text, write, picture, room, isFit, share } = useWriting(props)
  const { shown, picking } = picture
  const hintId = useId()
  // Opened by the focus, but not closed by its loss: what one is about to click would jump away.
  const [isOpen, setIsOpen] = useState(shape === 'open')
  useDropGuard()

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      share()
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      // In the words for a picture it shares nothing yet.
      event.preventDefault()
    }
    if (event.key === 'Escape') {
      onEscape?.()
      if (shape === 'line') {
        // One goes on with what is beneath.
        const beneath = document.getElementById('feed') ?? document.getElementById('main')
        beneath?.focus({ preventScroll: true })
        setIsOpen(false)
      }
    }
  }

  return (
    <form
      data-draft={key}
      className={classNames(
        styles.composer,
        styles[shape],
        (isOpen || text || shown.kind !== 'none') && styles.opened,
      )}
      onFocus={() => setIsOpen(true)}
      onKeyDown={handleKeyDown}
      {...dropProps(picture.pick)}
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        share()
      }}
    >
      <div className={styles.inner}>
        <span className={styles.picture}>
          <Avatar person={user ?? undefined} size={replyTo ? 's' : 'm'} />
        </span>
        <GrowingText
          ref={textRef}
          value={text}
          label={label}
          placeholder={label}
          isRoomy={shape === 'open' && !replyTo}
          takesFocus={takesFocus}
          describedBy={hintId}
          namesFrom={props.topicId}
          onChange={write}
        />
        <PicturePreview
          shown={shown}
          picking={picking}
          onDescribe={picture.describe}
          onRemove={picture.remove}
        />
        <div className={styles.row}>
          {aside}
          <AttachButton onPick={picture.pick} isBusy={picking.kind === 'preparing'} />
          {room.isEmpty && shown.kind === 'ready' ? (
            <span id={hintId} className={styles.needed}>
              {t('compose.picture.needsWords')}
            </span>
          ) : (
            <span id={hintId} className={styles.hint}>
              {t('compose.hint', { keys: SEND_KEYS })}
            </span>
          )}
          <RoomLeftMeter room={room} />
          <Button look="main" type="submit" disabled={!isFit}>
            {replyTo ? t('compose.reply') : t('compose.share')}
          </Button>
        </div>
      </div>
    </form>
  )
}
