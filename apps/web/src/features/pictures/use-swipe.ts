import { type PointerEvent, type RefObject, useRef } from 'react'
import { isRightToLeft } from '#lib/direction.ts'
import { type Point, swipeOf } from './swipe.ts'

type Swipes = { onStep: (by: 1 | -1) => void; onDown: () => void }

/** Props of an element that follows a finger, and is swiped aside or down. */
export function useSwipe(element: RefObject<HTMLElement | null>, { onStep, onDown }: Swipes) {
  const start = useRef<Point & { id: number }>(undefined)
  const moved = ({ clientX, clientY }: PointerEvent): Point => ({
    x: clientX - (start.current?.x ?? clientX),
    y: clientY - (start.current?.y ?? clientY),
  })
  const place = (at: Point | undefined) => {
    const to = at && (Math.abs(at.x) > at.y ? `${at.x}px 0` : `0 ${Math.max(0, at.y)}px`)
    element.current?.style.setProperty('translate', to ?? 'none')
  }
  const end = () => {
    start.current = undefined
    place(undefined)
  }
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType !== 'touch') return
      // A second finger pinches: that is for the browser.
      if (start.current) return end()
      start.current = { id: event.pointerId, x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent) {
      if (event.pointerId === start.current?.id) place(moved(event))
    },
    onPointerUp(event: PointerEvent) {
      if (event.pointerId !== start.current?.id) return
      const swipe = swipeOf(moved(event))
      end()
      if (swipe === 'down') onDown()
      else if (swipe) onStep((swipe === 'next') === isRightToLeft() ? -1 : 1)
    },
    onPointerCancel: end,
  }
}
