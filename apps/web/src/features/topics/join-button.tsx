import type { Topic } from '@mehfil/shared/topic'
import { Check } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { useMembership } from './use-membership.ts'

/** Join, or Joined, which leaves. */
export function JoinButton({ topic, look = 'main' }: { topic: Topic; look?: 'main' | 'calm' }) {
  const { join, leave, isBusy } = useMembership(topic)
  const { name, membership } = topic
  return membership ? (
    <Button onClick={leave} disabled={isBusy} aria-label={t('topic.leaveNamed', { name })}>
      <Check size={15} aria-hidden /> {t('topic.joined')}
    </Button>
  ) : (
    <Button look={look} onClick={join} disabled={isBusy} aria-label={t('topic.joinNamed', { name })}>
      {t('topic.join')}
    </Button>
  )
}
