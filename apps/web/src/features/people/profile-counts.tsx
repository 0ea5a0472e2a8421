import type { Profile } from '@mehfil/shared/person'
import { useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { FollowList, type FollowSide } from './follow-list.tsx'
import styles from './profile-counts.module.css'

/** How many follow her and whom she follows: each opens the people. */
export function ProfileCounts({ person }: { person: Profile }) {
  const [side, setSide] = useState<FollowSide>()
  return (
    <div className={styles.counts}>
      <button type="button" onClick={() => setSide('followers')}>
        {t('person.followers', { count: person.followerCount })}
      </button>
      <button type="button" onClick={() => setSide('following')}>
        {t('person.following', { count: person.followingCount })}
      </button>
      {side && <FollowList person={person} side={side} onClose={() => setSide(undefined)} />}
    </div>
  )
}
