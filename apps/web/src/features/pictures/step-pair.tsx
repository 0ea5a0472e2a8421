import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#lib/i18n/translate.ts'
import styles from './lightbox.module.css'

const PAIRS = {
  pictures: { back: [ChevronLeft, 'picture.newer'], on: [ChevronRight, 'picture.older'] },
  sizes: { back: [ZoomOut, 'picture.zoomOut'], on: [ZoomIn, 'picture.zoomIn'] },
} as const

type StepPairProps = {
  kind: keyof typeof PAIRS
  isFirst: boolean
  isLast: boolean
  onStep: (by: 1 | -1) => void
  /** Where one is. */
  children: ReactNode
}

/** A step back, a step on, and between them where one is. */
export function StepPair({ kind, isFirst, isLast, onStep, children }: StepPairProps) {
  const { back, on } = PAIRS[kind]
  const step = ([Icon, label]: typeof back | typeof on, by: 1 | -1, isEnd: boolean) => (
    <button
      type="button"
      className={styles.step}
      aria-label={t(label)}
      title={t(label)}
      aria-disabled={isEnd}
      onClick={() => onStep(by)}
    >
      <Icon size={22} aria-hidden />
    </button>
  )
  return (
    <div className={styles.steps} data-kind={kind}>
      {step(back, -1, isFirst)}
      <span>{children}</span>
      {step(on, 1, isLast)}
    </div>
  )
}
