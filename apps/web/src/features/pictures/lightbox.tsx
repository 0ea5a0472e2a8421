import type { Media } from '@mehfil/shared/media'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './lightbox.module.css'
import { Stage } from './stage.tsx'
import { useSwipe } from './use-swipe.ts'

type LightboxProps = {
  title: string
  media: Media
  /** Which of how many it is. */
  place: number
  count: number
  onStep: (by: 1 | -1) => void
  onClose: () => void
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }

/** A picture with the screen to itself: keys and swipes lead to the next, Esc or a swipe down back to its place. */
export function Lightbox({ title, media, place, count, onStep, onClose }: LightboxProps) {
  const stage = useRef<HTMLDivElement>(null)
  const swipe = useSwipe(stage, { onStep, onDown: onClose })
  useEffect(() => {
    const handleKeyDown = ({ key }: KeyboardEvent) => STEPS[key] && onStep(STEPS[key])
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  })
  return (
    <Dialog title={title} shape="full" onClose={onClose}>
      <div className={styles.room}>
        <div ref={stage} className={styles.stage} {...swipe}>
          <Stage key={media.id} media={media} />
        </div>
        <footer className={styles.foot}>
          {media.alt && (
            <p className={styles.words} dir="auto">
              {media.alt}
            </p>
          )}
          {count > 1 && (
            <div className={styles.steps}>
              <button
                type="button"
                className={styles.step}
                aria-label={t('picture.newer')}
                aria-disabled={place === 1}
                onClick={() => onStep(-1)}
              >
                <ChevronLeft size={22} aria-hidden />
              </button>
              <span>{t('picture.place', { place, count })}</span>
              <button
                type="button"
                className={styles.step}
                aria-label={t('picture.older')}
                aria-disabled={place === count}
                onClick={() => onStep(1)}
              >
                <ChevronRight size={22} aria-hidden />
              </button>
            </div>
          )}
        </footer>
      </div>
    </Dialog>
  )
}
