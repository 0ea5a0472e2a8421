import type { Profile } from '@mehfil/shared/person'
import { useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { FollowList, type FollowSide } from './follow-list.tsx'
import styles from './profile-counts.module.css'
import { useRelation } from './use-relation.ts'

/** How many follow her, the reader among them as she wishes it now, and whom she follows: each opens the people. */
export function ProfileCounts({ person }: { person: Profile }) {
  const follows = useRelation(person.id)?.follows ?? false
  const others = person.followerCount - (person.relation?.follows ? 1 : 0)
  const [side, setSide] = useState<FollowSide>()
  return (
    <div className={styles.counts}>
      <button type="button" onClick={() => setSide('followers')}>
        {t('person.followers', { count: others + (follows ? 1 : 0) })}
      </button>
      <button type="button" onClick={() => setSide('following')}>
        {t('person.following', { count: person.followingCount })}
      </button>
      {side && <FollowList person={person} side={side} onClose={() => setSide(undefined)} />}
    </div>
  )
}
