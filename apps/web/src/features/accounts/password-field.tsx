import { useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { TextField } from '#ui/field/field.tsx'
import styles from './password-field.module.css'

type PasswordFieldProps = {
  label: string
  hint?: string | undefined
  value: string
  autoComplete: 'new-password' | 'current-password'
  problem: string | undefined
  onChange: (value: string) => void
}

/** A password that can be looked at while typing: fewer wrong ones, longer ones. */
export function PasswordField({ onChange, ...field }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      dir="ltr"
      required
      onChange={event => onChange(event.target.value)}
      after={
        <button
          type="button"
          className={styles.show}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? t('account.password.hide') : t('account.password.show')}
        </button>
      }
    />
  )
}
