import type { ComponentProps } from 'react'
import { classNames } from '#lib/class-names.ts'
import styles from './button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  /** `main` for the one thing to do, `calm` beside it, `danger` for what cannot be undone. */
  look?: 'main' | 'calm' | 'quiet' | 'danger'
}

export function Button({ look = 'calm', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classNames(styles.button, styles[look], className)} {...rest} />
}

/** The class for a link that looks like a button. */
export const buttonClass = (look: NonNullable<ButtonProps['look']>) => classNames(styles.button, styles[look])
