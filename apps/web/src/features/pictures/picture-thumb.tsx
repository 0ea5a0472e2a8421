import type { Media } from '@mehfil/shared/media'
import { Suspense, useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { srcSetOf } from './picture-sizes.ts'
import styles from './picture-thumb.module.css'

const Blur = lazyPiece(() => import('./blur.tsx').then(({ Blur }) => Blur))

/** A picture in small, where a thought is only hinted at. Its room is always the same, come what may. */
export function PictureThumb({ media }: { media: Media }) {
  const [isShown, setIsShown] = useState(false)
  return (
    <span className={styles.thumb}>
      <Suspense>{!isShown && media.thumbhash && <Blur hash={media.thumbhash} />}</Suspense>
      <img
        loading="lazy"
        decoding="async"
        sizes="104px"
        srcSet={srcSetOf(media)}
        src={media.url}
        width={media.width}
        height={media.height}
        alt={media.alt || t('picture.untold')}
        onLoad={() => setIsShown(true)}
      />
    </span>
  )
}
