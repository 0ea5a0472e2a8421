import type { Topic } from '@mehfil/shared/topic'
import { Ellipsis } from 'lucide-react'
import { classNames } from '#lib/class-names.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { MenuButton } from '#ui/popover/menu-button.tsx'
import styles from './topic-menu-button.module.css'

const TopicMenu = lazyPiece(() => import('./topic-menu.tsx').then(({ TopicMenu }) => TopicMenu))

/** The way to what a member does with one of her topics; others have none. */
export function TopicMenuButton({ topic, className }: { topic: Topic; className?: string | undefined }) {
  if (!topic.membership) return null
  return (
    <MenuButton
      label={t('topic.menu', { name: topic.name })}
      className={classNames(styles.button, className)}
      sign={<Ellipsis size={18} aria-hidden />}
    >
      {(anchor, close) => <TopicMenu topic={topic} anchor={anchor} onClose={close} />}
    </MenuButton>
  )
}
