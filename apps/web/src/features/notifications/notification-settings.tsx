import type { NotificationKind, NotificationSettings as Settings } from '@mehfil/shared/notification'
import { problemFrom } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './notification-settings.module.css'
import { TopicChoices } from './topic-choices.tsx'
import { useNotificationSettings } from './use-notification-settings.ts'

/** What one is told of: by kind, and by topic. It holds on all devices. */
export function NotificationSettings() {
  const { state, change, reload } = useNotificationSettings()
  if (state.kind === 'failed') {
    return (
      <p className={styles.failed}>
        {problemFrom(state.error).message}
        <Button onClick={reload}>{t('feed.retry')}</Button>
      </p>
    )
  }
  // Shown before it is known, and not to be changed yet: what stands below does not move.
  const known = state.kind === 'known' ? state.settings : undefined
  return (
    <div className={styles.settings}>
      <Kinds kinds={known?.kinds} onChange={kinds => change({ kinds })} />
      <TopicChoices
        chosen={known?.topics}
        onChoose={(topicId, tells) => change({ topic: { topicId, tells } })}
      />
    </div>
  )
}

type KindsProps = {
  kinds: Settings['kinds'] | undefined
  onChange: (kinds: Partial<Settings['kinds']>) => void
}

const KINDS = ['mention', 'reply', 'reaction', 'follow'] as const satisfies readonly NotificationKind[]

const Kinds = ({ kinds, onChange }: KindsProps) => (
  <fieldset className={styles.group} disabled={!kinds}>
    <legend>{t('notices.kinds')}</legend>
    {KINDS.map(kind => (
      <label key={kind} className={styles.kind}>
        <input
          type="checkbox"
          checked={kinds?.[kind] ?? false}
          onChange={event => onChange({ [kind]: event.target.checked })}
        />
        {t(`notices.kind.${kind}`)}
      </label>
    ))}
  </fieldset>
)
