import type { Profile } from '@mehfil/shared/person'
import type { ReactNode } from 'react'
import { usePerson } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { monthAndYear } from '#lib/time.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import { ProfileCounts } from './profile-counts.tsx'
import styles from './profile-head.module.css'
import { useRelation } from './use-relation.ts'

type ProfileHeadProps = {
  person: Profile
  /** What can be done. */
  ways: ReactNode
  /** The parts of her page: in here, for a feed has no children but cards. */
  parts?: ReactNode
}

/** Who somebody is, and how one stands to her. */
export function ProfileHead({ person, ways, parts }: ProfileHeadProps) {
  // Her picture and name may have changed since.
  const { displayName, avatarUrl } = usePerson(person.id) ?? person
  const relation = useRelation(person.id)
  return (
    <article className={styles.frame} aria-label={displayName}>
      <div className={styles.head}>
        <Avatar person={{ ...person, displayName, avatarUrl }} size="l" />
        <div className={styles.words}>
          <h2 className={styles.name}>
            <bdi>{displayName}</bdi>
          </h2>
          <p className={styles.faint}>
            <bdi>@{person.handle}</bdi>
            {relation?.isFollower && <span className={styles.sign}>{t('relation.followsYou')}</span>}
            {relation?.mutes && <span className={styles.sign}>{t('relation.isMuted')}</span>}
          </p>
          {person.bio && <PlainText isSmall text={person.bio} className={styles.bio} />}
          <p className={styles.faint}>{t('person.since', { time: monthAndYear(person.createdAt) })}</p>
          {!relation?.blocks && <ProfileCounts person={person} />}
        </div>
        <div className={styles.ways}>{ways}</div>
      </div>
      {parts}
    </article>
  )
}
