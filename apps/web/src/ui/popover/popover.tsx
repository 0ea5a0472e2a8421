import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { classNames } from '#lib/class-names.ts'
import { isRightToLeft } from '#lib/direction.ts'
import styles from './popover.module.css'

type PopoverProps = {
  /** The button it belongs to. */
  anchor: HTMLElement
  label: string
  className?: string | undefined
  onClose: () => void
  children: ReactNode
}

/**
 * A menu in the browser's top layer: nothing can cut it off, Esc or a click beside it closes it, the focus goes back
 * to its button. It is open as long as it is mounted.
 */
export function Popover({ anchor, label, className, onClose, children }: PopoverProps) {
  const ref = useRef<HTMLDivElement>(null)

  // In the layout phase: when it is taken away, it is asked for the focus while it still has it.
  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu) return
    menu.showPopover()
    placeBeside(menu, anchor.getBoundingClientRect())
    entriesOf(menu)[0]?.focus({ preventScroll: true })
    // What it belongs to moves away beneath it.
    const handleScroll = ({ target }: Event) => {
      if (target !== menu) menu.hidePopover()
    }
    document.addEventListener('scroll', handleScroll, { capture: true })
    return () => {
      document.removeEventListener('scroll', handleScroll, { capture: true })
      if (menu.contains(document.activeElement)) anchor.focus({ preventScroll: true })
    }
  }, [anchor])

  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={classNames(styles.popover, className)}
      // Not the toggle event, which comes later: a key pressed in between finds a menu that is neither open nor closed.
      onBeforeToggle={event => event.newState === 'closed' && onClose()}
      onKeyDown={event => {
        const step = STEPS[event.key]
        if (step === undefined) return
        event.preventDefault()
        const isMirrored = isRightToLeft() && SIDEWAYS.test(event.key)
        moveFocus(event.currentTarget, isMirrored ? -step : step)
      }}
    >
      {children}
    </div>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

const SIDEWAYS = /Left|Right/

const entriesOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]

function moveFocus(menu: HTMLElement, step: number): void {
  const entries = entriesOf(menu)
  const at = entries.indexOf(document.activeElement as HTMLElement)
  entries[(at + step + entries.length) % entries.length]?.focus()
}

const GAP = 6
const MARGIN = 8

function placeBeside(menu: HTMLElement, button: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect()
  const wanted = isRightToLeft() ? button.right - width : button.left
  const left = Math.min(Math.max(MARGIN, wanted), window.innerWidth - width - MARGIN)
  const isRoomBelow = button.bottom + GAP + height < window.innerHeight - MARGIN
  const top = isRoomBelow ? button.bottom + GAP : Math.max(MARGIN, button.top - GAP - height)
  menu.style.left = `${left}px`
  menu.style.top = `${top}px`
}
