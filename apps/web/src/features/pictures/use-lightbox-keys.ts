import { type RefObject, useEffect } from 'react'
import { isRightToLeft } from '#lib/direction.ts'

type View = { zoom: number; step: (by: 1 | -1) => void; showWhole: () => void }

/** Px that an arrow moves what is enlarged. */
const FAR = 80
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** `+` `-` `0` enlarge and show whole. Arrows lead to the next picture, or move about in what is enlarged. */
export function useLightboxKeys(
  stage: RefObject<HTMLElement | null>,
  { zoom, step, showWhole }: View,
  onStep: (by: 1 | -1) => void,
): void {
  useEffect(() => {
    const run = (key: string): boolean => {
      const [x, y] = ARROWS[key] ?? [0, 0]
      if (key === '+' || key === '=') step(1)
      else if (key === '-') step(-1)
      else if (key === '0') showWhole()
      else if (zoom > 1 && (x || y)) stage.current?.scrollBy(x * FAR, y * FAR)
      else if (x) onStep(x > 0 === isRightToLeft() ? -1 : 1)
      else return false
      return true
    }
    const handleKeyDown = (event: KeyboardEvent) => {
      // The browser enlarges its whole page by such keys.
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (run(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', handleKeyDown)
    return () => document.removeEventListener('keydown', handleKeyDown)
  })
}
