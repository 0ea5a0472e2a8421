import type { Media } from '@mehfil/shared/media'
import { type CSSProperties, useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { Blur } from './blur.tsx'
import styles from './lightbox.module.css'
import { sizesOnScreen, srcSetOf } from './picture-sizes.ts'

/** One picture, whole and as large as it fits, or that many times as large. */
export function Stage({ media, zoom }: { media: Media; zoom: number }) {
  const { alt, url, width, height } = media
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const style = { '--ratio': width / height, '--width': `${width}px`, '--zoom': zoom } as CSSProperties
  return (
    <div className={styles.picture} style={style}>
      {state !== 'shown' && media.thumbhash && <Blur hash={media.thumbhash} />}
      {state === 'failed' ? (
        <div className={styles.failed}>
          <p>{t('picture.failed')}</p>
          <Button onClick={() => setState('loading')}>{t('feed.retry')}</Button>
        </div>
      ) : (
        <img
          draggable={false}
          // A key must not wait for a large picture to be decoded: the blur stays until it is.
          decoding="async"
          sizes={sizesOnScreen(media, zoom)}
          srcSet={srcSetOf(media)}
          src={url}
          width={width}
          height={height}
          alt={alt || t('picture.untold')}
          onLoad={({ currentTarget }) => {
            const show = () => setState('shown')
            currentTarget.decode().then(show, show)
          }}
          onError={() => setState('failed')}
        />
      )}
    </div>
  )
}
