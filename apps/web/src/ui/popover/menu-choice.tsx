import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './popover.module.css'

type MenuChoiceProps = { icon: LucideIcon; isChosen: boolean; onClick: () => void; children: ReactNode }

/** One of several lines of a menu of which one holds; the sign stands beside that one. */
export function MenuChoice({ icon: Icon, isChosen, onClick, children }: MenuChoiceProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={isChosen}
      tabIndex={-1}
      className={styles.entry}
      onClick={onClick}
    >
      <Icon size={18} aria-hidden visibility={isChosen ? undefined : 'hidden'} />
      {children}
    </button>
  )
}
