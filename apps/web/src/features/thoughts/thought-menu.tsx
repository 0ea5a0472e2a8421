import type { Thought } from '@mehfil/shared/thought'
import { CircleDot, CornerUpLeft, Link as LinkIcon, MessageCircle, Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { MenuEntry } from '#ui/popover/menu-entry.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { useOpened } from './opened.ts'
import { useMarkUnread } from './use-mark-unread.ts'

export type ThoughtMenuProps = {
  thought: Thought
  topicSlug: string
  canModerate: boolean
  /** A member of the topic has a read mark in it. */
  canMark: boolean
  onReply: () => void
  /** What others have to say in it. */
  children: ReactNode
  anchor: HTMLElement
  onClose: () => void
}

/** Open, reply, copy the link, mark unread; edit and delete one's own. */
export function ThoughtMenu(props: ThoughtMenuProps) {
  const { thought, topicSlug, canModerate, canMark, onReply, children, anchor, onClose } = props
  const markUnread = useMarkUnread(thought)
  const opened = useOpened()
  const notices = useNotices()
  const [, navigate] = useLocation()
  const isOwn = useUser()?.id === thought.authorId
  const open = (task: 'edit' | 'delete') => () => opened.set({ thoughtId: thought.id, task })
  const run = (action: () => unknown) => () => {
    onClose()
    void action()
  }
  const copyLink = async () => {
    const link = new URL(paths.thought(topicSlug, thought.seq), location.href).href
    try {
      await navigator.clipboard.writeText(link)
      notices.show(t('thought.linkCopied'))
    } catch {
      // Forbidden, or not there at all, as on plain http pages other than localhost.
      notices.show(t('thought.linkNotCopied', { link }))
    }
  }

  return (
    <Popover anchor={anchor} label={t('thought.menu')} onClose={onClose}>
      <MenuEntry icon={MessageCircle} onClick={run(() => navigate(paths.thread(topicSlug, thought.seq)))}>
        {t('thought.open')}
      </MenuEntry>
      <MenuEntry icon={CornerUpLeft} onClick={run(onReply)}>
        {t('thought.reply')}
      </MenuEntry>
      <MenuEntry icon={LinkIcon} onClick={run(copyLink)}>
        {t('thought.copyLink')}
      </MenuEntry>
      {children}
      {canMark && (
        <MenuEntry icon={CircleDot} onClick={run(markUnread)}>
          {t('thought.markUnread')}
        </MenuEntry>
      )}
      {isOwn && (
        <MenuEntry icon={Pencil} onClick={run(open('edit'))}>
          {t('thought.edit')}
        </MenuEntry>
      )}
      {(isOwn || canModerate) && (
        <MenuEntry icon={Trash2} isDangerous onClick={run(open('delete'))}>
          {t('thought.delete')}
        </MenuEntry>
      )}
    </Popover>
  )
}
