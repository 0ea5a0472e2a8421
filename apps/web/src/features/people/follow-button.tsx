import type { Profile } from '@mehfil/shared/person'
import { Check } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { useRelating } from './use-relating.ts'
import { useRelation } from './use-relation.ts'

/** Follow, or Following, which ends it. */
export function FollowButton({ person }: { person: Profile }) {
  const isFollowed = useRelation(person.id)?.follows === true
  const relate = useRelating(person)
  const name = person.displayName
  return isFollowed ? (
    <Button onClick={() => relate('unfollow')} aria-label={t('relation.unfollowNamed', { name })}>
      <Check size={15} aria-hidden /> {t('relation.following')}
    </Button>
  ) : (
    <Button look="main" onClick={() => relate('follow')} aria-label={t('relation.followNamed', { name })}>
      {t('relation.follow')}
    </Button>
  )
}
