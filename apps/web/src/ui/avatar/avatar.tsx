import type { Person } from '@mehfil/shared/person'
import { type CSSProperties, memo } from 'react'
import { classNames } from '#lib/class-names.ts'
import { initialOf } from '#lib/initial.ts'
import styles from './avatar.module.css'
import { drawingOf } from './motifs.ts'

export type AvatarProps = {
  person: Pick<Person, 'handle' | 'displayName' | 'avatarUrl'> | undefined
  size?: 'm' | 's' | 'l'
}

/**
 * Somebody's portrait, over a picture made of her name: motif and colours from the handle, the letter from the name. That
 * is there at once, and stays where the portrait does not come. The letter is a drawing and no text (see the styles), so
 * that it is neither read aloud nor found nor copied beside every name.
 */
export const Avatar = memo(function Avatar({ person, size = 'm' }: AvatarProps) {
  if (!person) return <span className={classNames(styles.avatar, styles[size])} aria-hidden />
  const { handle, displayName, avatarUrl } = person
  const { motif, hue, motifHue } = drawingOf(handle)
  return (
    <span
      className={classNames(styles.avatar, styles[size])}
      style={{ '--ground': hue, '--motif': motifHue } as CSSProperties}
      data-letter={initialOf(displayName || handle)}
      aria-hidden
    >
      <svg viewBox="0 0 24 24" aria-hidden>
        <path d={motif} />
      </svg>
      {avatarUrl && (
        <img
          key={avatarUrl}
          src={avatarUrl}
          alt=""
          width={84}
          height={84}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={event => {
            event.currentTarget.hidden = true
          }}
        />
      )}
    </span>
  )
})
