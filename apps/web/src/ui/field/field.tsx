import { type ComponentProps, type ReactNode, useId } from 'react'
import { t } from '#lib/i18n/translate.ts'
import styles from './field.module.css'

type Framing = {
  label: string
  hint?: string | undefined
  problem?: string | undefined
  isOptional?: boolean
  /** Stands at the end of the line, inside the frame. */
  after?: ReactNode
}

type TextFieldProps = Framing & ComponentProps<'input'>

/** A labelled line of text, with what helps and what is wrong beneath it. */
export function TextField({ label, hint, problem, isOptional, after, ...input }: TextFieldProps) {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, problem, isOptional: isOptional ?? false }}>
      {/* What stands at the end stands at that of what is typed. */}
      <span className={styles.line} dir={input.dir === 'ltr' ? 'ltr' : undefined}>
        <input id={id} className={styles.input} {...describedBy(id, hint, problem)} {...input} />
        {after}
      </span>
    </Frame>
  )
}

type TextAreaProps = Omit<Framing, 'after'> & ComponentProps<'textarea'>

export function TextArea({ label, hint, problem, isOptional, ...input }: TextAreaProps) {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, problem, isOptional: isOptional ?? false }}>
      <textarea
        id={id}
        className={styles.area}
        dir="auto"
        rows={3}
        {...describedBy(id, hint, problem)}
        {...input}
      />
    </Frame>
  )
}

type FrameProps = {
  id: string
  label: string
  hint: string | undefined
  problem: string | undefined
  isOptional: boolean
  children: ReactNode
}

function Frame({ id, label, hint, problem, isOptional, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {label} {isOptional && <small>{t('topicForm.optional')}</small>}
      </label>
      {children}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint} hidden={problem !== undefined}>
          {hint}
        </p>
      )}
    </div>
  )
}

function describedBy(id: string, hint: string | undefined, problem: string | undefined) {
  if (problem) return { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
  return hint ? { 'aria-describedby': `${id}-hint` } : {}
}
