import type { Profile } from '@mehfil/shared/person'
import { Link } from 'wouter'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { monthAndYear } from '#lib/time.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import styles from './profile-head.module.css'

/** Who somebody is. */
export function ProfileHead({ person }: { person: Profile }) {
  const isSelf = useUser()?.id === person.id
  return (
    <article className={styles.head} aria-label={person.displayName}>
      <Avatar person={person} size="l" />
      <div className={styles.words}>
        <h2 className={styles.name}>
          <bdi>{person.displayName}</bdi>
        </h2>
        <p className={styles.faint}>
          <bdi>@{person.handle}</bdi>
        </p>
        {person.bio && <PlainText isSmall text={person.bio} className={styles.bio} />}
        <p className={styles.faint}>
          {t('topic.thoughts', { count: person.thoughtCount })} ·{' '}
          {t('person.since', { time: monthAndYear(person.createdAt) })}
        </p>
      </div>
      {isSelf && (
        <div className={styles.ways}>
          <Link href={paths.bookmarks} className={buttonClass('calm')}>
            {t('nav.bookmarks')}
          </Link>
          <Link href={paths.settings} className={buttonClass('calm')}>
            {t('person.edit')}
          </Link>
        </div>
      )}
    </article>
  )
}
