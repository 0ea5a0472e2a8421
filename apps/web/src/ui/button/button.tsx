import type { ComponentProps } from 'react'
import { classNames } from '#lib/class-names.ts'
import styles from './button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  /** `main` for the one thing to do, `calm` beside it, `danger` for what cannot be undone. */
  look?: 'main' | 'calm' | 'quiet' | 'danger'
}

/**
 * A button. One that is disabled does nothing and says so, but is still there for the focus: the browser's own way would
 * put whoever just pressed it back to the top of the page.
 */
export function Button({
  look = 'calm',
  className,
  type = 'button',
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(styles.button, styles[look], className)}
      aria-disabled={disabled || undefined}
      onClick={event => (disabled ? event.preventDefault() : onClick?.(event))}
      {...rest}
    />
  )
}

/** The class for a link that looks like a button. */
export const buttonClass = (look: NonNullable<ButtonProps['look']>) => classNames(styles.button, styles[look])
