import { guessLanguage } from '@mehfil/shared/text'
import type { ReactNode } from 'react'
import { classNames } from '#lib/class-names.ts'
import styles from './plain-text.module.css'

type PlainTextProps = {
  text: string
  isSmall?: boolean
  className?: string | undefined
  children?: ReactNode
}

/** What a person wrote, in its own direction, with the type its script needs. Children draw it with links. */
export function PlainText({ text, isSmall = false, className, children = text }: PlainTextProps) {
  const language = guessLanguage(text)
  return (
    <div
      className={classNames(styles.text, isSmall && styles.small, className)}
      dir="auto"
      lang={language === 'und' ? undefined : language}
    >
      {children}
    </div>
  )
}
