import type { Person } from '@mehfil/shared/person'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { paths } from '#lib/paths.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import { PlainText } from '#ui/plain-text/plain-text.tsx'
import styles from './found-person.module.css'

type FoundPersonProps = {
  person: Person
  /** Name and handle, with what was found in them marked. */
  name: ReactNode
  handle: ReactNode
  bio: string
  onOpen: () => void
}

/** Somebody who was looked for; all of it leads to her page. */
export const FoundPerson = ({ person, name, handle, bio, onOpen }: FoundPersonProps) => (
  <Link href={paths.person(person.handle)} className={styles.person} onClick={onOpen} data-opens>
    <Avatar person={person} />
    <span className={styles.words}>
      <span className={styles.who}>
        <bdi className={styles.name}>{name}</bdi>{' '}
        <span className={styles.handle} dir="ltr">
          @{handle}
        </span>
      </span>
      {bio && <PlainText isSmall text={bio} className={styles.bio} />}
    </span>
  </Link>
)
