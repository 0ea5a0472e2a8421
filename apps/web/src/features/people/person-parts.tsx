import type { Profile } from '@mehfil/shared/person'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import styles from './person-parts.module.css'

export type PersonPart = 'thoughts' | 'topics'

/** The parts of a member's page, each an address of its own. */
export function PersonParts({ person, part }: { person: Profile; part: PersonPart }) {
  const { handle, displayName, thoughtCount, topicCount } = person
  const parts = [
    { name: 'thoughts', href: paths.person(handle), words: t('topic.thoughts', { count: thoughtCount }) },
    { name: 'topics', href: paths.personTopics(handle), words: t('person.topics', { count: topicCount }) },
  ] as const
  return (
    <nav className={styles.parts} aria-label={t('person.parts', { name: displayName })}>
      {parts.map(({ name, href, words }) => (
        <Link
          key={name}
          href={href}
          replace
          className={styles.part}
          aria-current={name === part ? 'page' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
