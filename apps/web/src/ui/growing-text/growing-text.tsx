import { guessLanguage } from '@mehfil/shared/text'
import { type KeyboardEventHandler, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { classNames } from '#lib/class-names.ts'
import styles from './growing-text.module.css'

type GrowingTextProps = {
  value: string
  onChange: (value: string) => void
  label: string
  placeholder?: string | undefined
  /** Room for some lines from the start. */
  isRoomy?: boolean
  /** Takes the focus when it is drawn first, behind what is written. */
  takesFocus?: boolean
  describedBy?: string | undefined
  onKeyDown?: KeyboardEventHandler | undefined
  ref?: Ref<HTMLTextAreaElement> | undefined
}

/** A text area as high as its text: an unseen copy of the text beneath it makes the height, without measuring. */
export function GrowingText(props: GrowingTextProps) {
  const {
    value,
    onChange,
    label,
    placeholder,
    describedBy,
    onKeyDown,
    ref,
    isRoomy = false,
    takesFocus = false,
  } = props
  const language = guessLanguage(value)
  const area = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => area.current as HTMLTextAreaElement)
  useEffect(() => {
    if (!takesFocus) return
    area.current?.focus()
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length)
  }, [takesFocus])
  return (
    <div
      className={classNames(styles.growing, isRoomy && styles.roomy)}
      lang={language === 'und' ? undefined : language}
    >
      <div className={styles.copy} dir="auto" aria-hidden>
        {value || placeholder}{' '}
      </div>
      <textarea
        ref={area}
        className={styles.text}
        dir="auto"
        rows={1}
        value={value}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder}
        enterKeyHint="enter"
        onChange={event => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
