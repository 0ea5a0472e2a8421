import { LIMITS } from '@mehfil/shared/limits'
import { guessLanguage } from '@mehfil/shared/text'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { isReturning } from '#lib/navigation.ts'
import styles from './search-field.module.css'

type SearchFieldProps = {
  field: RefObject<HTMLInputElement | null>
  value: string
  onType: (text: string) => void
  /** Enter: she has said what she looks for. */
  onSure: () => void
  /** Down to what was found. */
  onGoDown: () => void
}

/** Where one says what one looks for. */
export function SearchField({ field, value, onType, onSure, onGoDown }: SearchFieldProps) {
  // Who comes back goes on where she was; on a phone the keyboard would cover that.
  useEffect(() => {
    if (!isReturning() || field.current?.value === '') field.current?.focus({ preventScroll: true })
  }, [field])
  useHotkeys({
    '/': () => {
      field.current?.focus()
      field.current?.select()
      return true
    },
  })
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onGoDown()
  }
  const language = guessLanguage(value)
  return (
    <search className={styles.search}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          onSure()
        }}
      >
        <Search size={18} aria-hidden />
        <input
          ref={field}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          dir="auto"
          lang={language === 'und' ? undefined : language}
          maxLength={LIMITS.question}
          value={value}
          placeholder={t('search.field')}
          aria-label={t('search.field')}
          onChange={event => onType(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        {value !== '' && (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('search.clear')}
            onClick={() => {
              onType('')
              field.current?.focus()
            }}
          >
            <X size={18} aria-hidden />
          </button>
        )}
      </form>
    </search>
  )
}
