import { type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { scrollToKeep, type Zoom, zoomBy, zoomByTouch } from './zoom.ts'

type Point = { readonly x: number; readonly y: number }

/** How close a picture is looked at, in an element that scrolls over it. Each picture begins whole. */
export function useZoom(stage: RefObject<HTMLElement | null>, pictureId: string, onZoom: (to: Zoom) => void) {
  const [last, setLast] = useState<{ id: string; zoom: Zoom }>({ id: pictureId, zoom: 1 })
  const zoom = last.id === pictureId ? last.zoom : 1
  const kept = useRef<{ point: Point; before: DOMRect }>(undefined)

  const pictureBox = () => stage.current?.firstElementChild?.getBoundingClientRect()
  const zoomTo = (to: Zoom, point?: Point) => {
    const view = stage.current?.getBoundingClientRect()
    const before = pictureBox()
    if (to === zoom || !view || !before) return
    const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 }
    kept.current = { point: point ?? middle, before }
    setLast({ id: pictureId, zoom: to })
    onZoom(to)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture has just grown or shrunk by it
  useLayoutEffect(() => {
    const after = pictureBox()
    if (!kept.current || !after) return
    const { point, before } = kept.current
    kept.current = undefined
    const along = (at: number, from: number, length: number, start: number, grown: number) =>
      scrollToKeep(at, { start: from, length }, { start, length: grown })
    stage.current?.scrollBy(
      along(point.x, before.x, before.width, after.x, after.width),
      along(point.y, before.y, before.height, after.y, after.height),
    )
  }, [zoom])

  return {
    zoom,
    step: (by: 1 | -1) => zoomTo(zoomBy(zoom, by)),
    showWhole: () => zoomTo(1),
    /** Two touches or clicks, and dragging with a mouse; a finger scrolls by itself. */
    props: {
      onDoubleClick: ({ clientX: x, clientY: y }: { clientX: number; clientY: number }) =>
        zoomTo(zoomByTouch(zoom), { x, y }),
      onPointerMove: ({ buttons, pointerType, movementX, movementY }: PointerEvent) => {
        if (zoom > 1 && pointerType === 'mouse' && buttons === 1)
          stage.current?.scrollBy(-movementX, -movementY)
      },
    },
  }
}
