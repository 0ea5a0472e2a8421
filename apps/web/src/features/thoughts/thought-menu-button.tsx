import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { MenuButton } from '#ui/popover/menu-button.tsx'
import styles from './thought-menu-button.module.css'

type ThoughtMenuButtonProps = { children: (anchor: HTMLElement, close: () => void) => ReactNode }

/** The way to everything that is done rarely. */
export const ThoughtMenuButton = ({ children }: ThoughtMenuButtonProps) => (
  <MenuButton label={t('thought.menu')} className={styles.button} sign={<Ellipsis size={17} aria-hidden />}>
    {children}
  </MenuButton>
)
