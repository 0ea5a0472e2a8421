import type { Media } from '@mehfil/shared/media'
import { useEffect, useRef } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import styles from './lightbox.module.css'
import { Stage } from './stage.tsx'
import { StepPair } from './step-pair.tsx'
import { useLightboxKeys } from './use-lightbox-keys.ts'
import { useSwipe } from './use-swipe.ts'
import { useZoom } from './use-zoom.ts'
import { ZOOMS } from './zoom.ts'

type LightboxProps = {
  title: string
  media: Media
  /** Which of how many it is. */
  place: number
  count: number
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

/** A picture with the screen to itself: keys and swipes lead to the next, Esc or a swipe down back to its place. */
export function Lightbox({ title, media, place, count, onStep, onClose }: LightboxProps) {
  const { announce } = useNotices()
  const stage = useRef<HTMLElement>(null)
  const view = useZoom(stage, media.id, zoom =>
    announce(zoom === 1 ? t('picture.whole') : t('picture.zoomed', { percent: zoom * 100 })),
  )
  const { zoom } = view
  const isWhole = zoom === 1
  const swipe = useSwipe(stage, { onStep, onDown: onClose })
  useLightboxKeys(stage, view, onStep)
  useSayWhichPicture(media, place, count)
  return (
    <Dialog title={title} shape="full" onClose={onClose}>
      <div className={styles.room}>
        <section
          ref={stage}
          className={styles.stage}
          aria-label={t('picture.enlarged')}
          data-enlarged={isWhole ? undefined : true}
          // What scrolls must be reached by keyboard.
          tabIndex={isWhole ? undefined : 0}
          {...view.props}
          {...(isWhole ? swipe : {})}
        >
          <Stage key={media.id} media={media} zoom={zoom} />
        </section>
        <footer className={styles.foot}>
          {media.alt && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: long words scroll, and must be reached by keyboard
            <p className={styles.words} dir="auto" tabIndex={0}>
              {media.alt}
            </p>
          )}
          <div className={styles.pairs}>
            {count > 1 && (
              <StepPair kind="pictures" isFirst={place === 1} isLast={place === count} onStep={onStep}>
                {t('picture.place', { place, count })}
              </StepPair>
            )}
            <StepPair kind="sizes" isFirst={isWhole} isLast={zoom === ZOOMS.at(-1)} onStep={view.step}>
              {t('picture.size', { percent: zoom * 100 })}
            </StepPair>
          </div>
        </footer>
      </div>
    </Dialog>
  )
}

/** For ears; of the first one the title and the picture itself tell. */
function useSayWhichPicture({ id, alt }: Media, place: number, count: number): void {
  const { announce } = useNotices()
  const told = useRef(id)
  useEffect(() => {
    if (told.current === id) return
    told.current = id
    announce(t('picture.now', { place, count, alt: alt || t('picture.untold') }))
  }, [announce, id, alt, place, count])
}
