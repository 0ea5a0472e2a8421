import type { TopicNotifications } from '@mehfil/shared/notification'
import type { Topic } from '@mehfil/shared/topic'
import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { MenuChoice } from '#ui/popover/menu-choice.tsx'
import styles from './topic-tells.module.css'

const CHOICES = ['all', 'direct', 'none'] as const satisfies readonly TopicNotifications[]

/** What a topic may tell its member: one of three, in its menu. */
export function TopicTells({ topic: { id: topicId, name }, onClose }: { topic: Topic; onClose: () => void }) {
  const { notifications } = useClient()
  const { fail } = useNotices()
  const state = useReadable(notifications.settings)
  useEffect(() => notifications.loadSettings(), [notifications])
  const chosen = state.kind === 'known' ? (state.settings.topics[topicId] ?? 'all') : undefined
  const choose = (tells: TopicNotifications) => {
    onClose()
    void notifications.set({ topic: { topicId, tells } }).catch(fail)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
    <div role="group" aria-label={t('notices.topic', { name })} className={styles.tells}>
      <p className={styles.title} aria-hidden>
        {t('notices.title')}
      </p>
      {CHOICES.map(tells => (
        <MenuChoice key={tells} icon={Check} isChosen={tells === chosen} onClick={() => choose(tells)}>
          {t(`notices.tells.${tells}`)}
        </MenuChoice>
      ))}
    </div>
  )
}
