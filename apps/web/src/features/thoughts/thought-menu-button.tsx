import { Ellipsis } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { MenuButton } from '#ui/popover/menu-button.tsx'
import type { ThoughtMenuProps } from './thought-menu.tsx'
import styles from './thought-menu-button.module.css'

const ThoughtMenu = lazyPiece(() => import('./thought-menu.tsx').then(({ ThoughtMenu }) => ThoughtMenu))

/** The way to everything that is done rarely. */
export function ThoughtMenuButton(props: Omit<ThoughtMenuProps, 'anchor' | 'onClose'>) {
  return (
    <MenuButton label={t('thought.menu')} className={styles.button} sign={<Ellipsis size={17} aria-hidden />}>
      {(anchor, close) => <ThoughtMenu {...props} anchor={anchor} onClose={close} />}
    </MenuButton>
  )
}
