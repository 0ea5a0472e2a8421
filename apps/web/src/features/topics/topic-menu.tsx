import type { Topic } from '@mehfil/shared/topic'
import { Bell, BellOff, CheckCheck, Search } from 'lucide-react'
import { useLocation } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { MenuEntry } from '#ui/popover/menu-entry.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { TopicTells } from './topic-tells.tsx'
import { useTopicMarks } from './use-topic-marks.ts'

type TopicMenuProps = { topic: Topic; anchor: HTMLElement; onClose: () => void }

/** What a member does with one of her topics, for herself alone. */
export function TopicMenu({ topic, anchor, onClose }: TopicMenuProps) {
  const { markRead, setMuted } = useTopicMarks(topic)
  const { unread = 0, muted = false } = topic.membership ?? {}
  const [, navigate] = useLocation()
  const run = (action: () => Promise<void>) => () => {
    onClose()
    void action()
  }
  return (
    <Popover anchor={anchor} label={t('topic.menu', { name: topic.name })} onClose={onClose}>
      {unread > 0 && (
        <MenuEntry icon={CheckCheck} onClick={run(markRead)}>
          {t('topic.markRead')}
        </MenuEntry>
      )}
      <MenuEntry
        icon={Search}
        onClick={() => {
          onClose()
          navigate(paths.searchIn(topic.slug))
        }}
      >
        {t('search.inTopic')}
      </MenuEntry>
      {!muted && <TopicTells topic={topic} onClose={onClose} />}
      <MenuEntry icon={muted ? Bell : BellOff} onClick={run(() => setMuted(!muted))}>
        {muted ? t('topic.unmute') : t('topic.mute')}
      </MenuEntry>
    </Popover>
  )
}
