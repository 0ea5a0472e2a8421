import type { Person } from '@mehfil/shared/person'
import { type CSSProperties, memo } from 'react'
import { classNames } from '#lib/class-names.ts'
import { hueOf } from '#lib/hue.ts'
import { initialsOf } from '#lib/initials.ts'
import styles from './avatar.module.css'

type AvatarProps = { person: Pick<Person, 'handle' | 'displayName'> | undefined; size?: 'm' | 's' | 'l' }

/**
 * A picture made of a name: its colour from the handle, its letters from the name. The letters are a drawing and no
 * text (see the styles), so that they are neither read aloud nor found nor copied beside every name.
 */
export const Avatar = memo(function Avatar({ person, size = 'm' }: AvatarProps) {
  const style = { '--avatar-hue': hueOf(person?.handle ?? '') } as CSSProperties
  return (
    <span
      className={classNames(styles.avatar, styles[size], !person && styles.unknown)}
      style={style}
      data-letters={person && initialsOf(person.displayName || person.handle)}
      aria-hidden
    />
  )
})
