import type { Media } from '@mehfil/shared/media'
import { Suspense, useEffect, useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { useSaving } from '#lib/saving.ts'
import { Button } from '#ui/button/button.tsx'
import { PictureBox } from '#ui/picture-box/picture-box.tsx'
import { cardSource, smallSource } from './picture-sizes.ts'
import styles from './thought-picture.module.css'

const Blur = lazyPiece(() => import('./blur.tsx').then(({ Blur }) => Blur))
const AskFirst = lazyPiece(() => import('./ask-first.tsx').then(({ AskFirst }) => AskFirst))

type ThoughtPictureProps = { media: Media; onOpen: () => void }

/** A picture in a card. Its room is there before it is; what is to be seen on it can be read by everyone. */
export function ThoughtPicture({ media, onOpen }: ThoughtPictureProps) {
  const { alt, width, height } = media
  const isSaving = useSaving()
  const [isWanted, setIsWanted] = useState(false)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  // What is there already is not taken away again.
  const waits = isSaving && !isWanted && state !== 'shown'
  return (
    <PictureBox width={width} height={height}>
      <Suspense>{state !== 'shown' && media.thumbhash && <Blur hash={media.thumbhash} />}</Suspense>
      {waits ? (
        <Suspense>
          <AskFirst alt={alt} onWant={() => setIsWanted(true)} />
        </Suspense>
      ) : state === 'failed' ? (
        <Failed alt={alt} onRetry={() => setState('loading')} />
      ) : (
        <button
          type="button"
          className={styles.open}
          aria-label={alt ? t('picture.openNamed', { alt }) : t('picture.open')}
          aria-haspopup="dialog"
          onClick={onOpen}
        >
          <img
            // Before `src`: what decides on the file must be there when it is asked for.
            loading="lazy"
            decoding="async"
            {...(isWanted ? smallSource(media) : cardSource(media))}
            width={width}
            height={height}
            alt={alt}
            onLoad={() => setState('shown')}
            onError={() => setState('failed')}
          />
        </button>
      )}
      {alt && state !== 'failed' && !waits && (
        <details className={styles.alt}>
          <summary aria-label={t('picture.description')}>{t('picture.alt')}</summary>
          <p dir="auto">{alt}</p>
        </details>
      )}
    </PictureBox>
  )
}

/** Until somebody asks again, or the line is back. */
function Failed({ alt, onRetry }: { alt: string; onRetry: () => void }) {
  useEffect(() => {
    window.addEventListener('online', onRetry)
    return () => window.removeEventListener('online', onRetry)
  })
  return (
    <div className={styles.failed}>
      <p>{t('picture.failed')}</p>
      {alt && <p dir="auto">{alt}</p>}
      <Button onClick={onRetry}>{t('feed.retry')}</Button>
    </div>
  )
}
