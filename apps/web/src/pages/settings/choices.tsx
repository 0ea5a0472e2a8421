import { type ReactNode, useId } from 'react'
import type { Store } from '#lib/store.ts'
import { useReadable } from '#lib/use-readable.ts'
import styles from './choices.module.css'

type ChoiceProps<T> = {
  store: Store<T>
  title: string
  /** In the order in which they are shown. */
  all: readonly T[]
  nameOf: (each: T) => string
  hint?: ReactNode
}

/** One of few. */
export function Choice<T extends string | number>({ store, title, all, nameOf, hint }: ChoiceProps<T>) {
  const chosen = useReadable(store)
  const id = useId()
  return (
    <div>
      <fieldset className={styles.choices} aria-describedby={hint ? id : undefined}>
        <legend>{title}</legend>
        {all.map(each => (
          <label key={each} className={styles.choice}>
            <input type="radio" name={title} checked={each === chosen} onChange={() => store.set(each)} />
            {nameOf(each)}
          </label>
        ))}
      </fieldset>
      {hint && (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** On or off. */
export function Switch({ store, label, hint }: { store: Store<boolean>; label: string; hint: string }) {
  const isOn = useReadable(store)
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={isOn} onChange={event => store.set(event.target.checked)} />
      <span>
        {label}
        <small>{hint}</small>
      </span>
    </label>
  )
}

/** Several of these under one heading. */
export const Choices = ({ children }: { children: ReactNode }) => (
  <div className={styles.group}>{children}</div>
)
