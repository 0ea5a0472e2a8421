import { guessLanguage } from '@mehfil/shared/text'
import {
  type KeyboardEventHandler,
  type Ref,
  Suspense,
  useContext,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { classNames } from '#lib/class-names.ts'
import { NamingContext } from '#lib/naming.ts'
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
  /** The topic whose people are offered after an @; absent: nobody is. */
  namesFrom?: string
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
    namesFrom,
    onKeyDown,
    ref,
    isRoomy = false,
    takesFocus = false,
  } = props
  const language = guessLanguage(value)
  const area = useRef<HTMLTextAreaElement>(null)
  const copy = useRef<HTMLDivElement>(null)
  const Naming = useContext(NamingContext)
  const [isTyped, setIsTyped] = useState(false)
  useImperativeHandle(ref, () => area.current as HTMLTextAreaElement)
  useEffect(() => {
    if (!takesFocus) return
    area.current?.focus()
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length)
  }, [takesFocus])
  return (
    <>
      <div
        className={classNames(styles.growing, isRoomy && styles.roomy)}
        lang={language === 'und' ? undefined : language}
      >
        <div ref={copy} className={styles.copy} dir="auto" aria-hidden>
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
          onChange={event => {
            setIsTyped(true)
            onChange(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {Naming && namesFrom && isTyped && value.includes('@') && (
        <Suspense>
          <Naming area={area} copy={copy} text={value} topicId={namesFrom} />
        </Suspense>
      )}
    </>
  )
}
