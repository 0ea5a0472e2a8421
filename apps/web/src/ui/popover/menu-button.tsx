import { type ReactNode, Suspense, useRef, useState } from 'react'

type MenuButtonProps = {
  label: string
  className: string | undefined
  /** What the button shows. */
  sign: ReactNode
  /** What opens beside it; it may come with code of its own. */
  children: (button: HTMLElement, close: () => void) => ReactNode
}

/** A button with a menu, which is drawn only while it is open. */
export function MenuButton({ label, className, sign, children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  // Pressing the button closes an open menu by itself, before the click: that click must not open it again.
  const wasOpen = useRef(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerDown={() => {
          wasOpen.current = isOpen
        }}
        onClick={() => {
          setIsOpen(!wasOpen.current)
          wasOpen.current = false
        }}
      >
        {sign}
      </button>
      <Suspense>{isOpen && button.current && children(button.current, () => setIsOpen(false))}</Suspense>
    </>
  )
}
