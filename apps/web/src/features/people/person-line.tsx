import type { Person } from '@mehfil/shared/person'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { paths } from '#lib/paths.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import styles from './person-line.module.css'

type PersonLineProps = {
  person: Person
  onLeave?: (() => void) | undefined
  /** What can be done, at the end of the line. */
  children?: ReactNode
}

/** Somebody in a list, and the way to her page. */
export function PersonLine({ person, onLeave, children }: PersonLineProps) {
  return (
    <div className={styles.line}>
      <Link href={paths.person(person.handle)} className={styles.person} onClick={onLeave}>
        <Avatar person={person} />
        <span className={styles.name}>
          <bdi>{person.displayName}</bdi>
          <small dir="ltr">@{person.handle}</small>
        </span>
      </Link>
      {children}
    </div>
  )
}
