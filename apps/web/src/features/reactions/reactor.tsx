import type { Person } from '@mehfil/shared/person'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { RelativeTime } from '#ui/relative-time/relative-time.tsx'
import { REACTION_FACES } from './reaction-faces.ts'
import styles from './who-reacted.module.css'

type ReactorProps = { person: Person; kind: ReactionKind; at: string; onLeave: () => void }

/** Somebody, and how she answered. */
export function Reactor({ person, kind, at, onLeave }: ReactorProps) {
  return (
    <Link href={paths.person(person.handle)} className={styles.person} onClick={onLeave}>
      <Avatar person={person} />
      <span className={styles.name}>
        <bdi>{person.displayName}</bdi>
        <small>
          <bdi>@{person.handle}</bdi>
        </small>
      </span>
      <RelativeTime at={at} className={styles.at} />
      <span className={styles.face} role="img" aria-label={t(`reaction.${kind}`)}>
        {REACTION_FACES[kind]}
      </span>
    </Link>
  )
}
