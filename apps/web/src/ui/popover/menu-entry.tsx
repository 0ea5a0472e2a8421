import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '#lib/class-names.ts'
import styles from './popover.module.css'

type MenuEntryProps = { icon: LucideIcon; isDangerous?: boolean; onClick: () => void; children: ReactNode }

/** One line of a menu. */
export function MenuEntry({ icon: Icon, isDangerous = false, onClick, children }: MenuEntryProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={classNames(styles.entry, isDangerous && styles.danger)}
      onClick={onClick}
    >
      <Icon size={18} aria-hidden />
      {children}
    </button>
  )
}
