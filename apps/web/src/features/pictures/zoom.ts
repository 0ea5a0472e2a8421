/** How many times as large as it fits. */
export const ZOOMS = [1, 1.5, 2, 3, 4] as const

export type Zoom = (typeof ZOOMS)[number]

/** One step closer, or back; there is no further than either end. */
export function zoomBy(zoom: Zoom, by: 1 | -1): Zoom {
  return ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom
}

/** What two quick touches mean: closer to where they were, or all of it again. */
export const zoomByTouch = (zoom: Zoom): Zoom => (zoom === 1 ? 2 : 1)

type Span = { readonly start: number; readonly length: number }

/** By how much to scroll along one side so that what was at a point of the screen is there again when it has grown. */
export function scrollToKeep(point: number, before: Span, after: Span): number {
  return after.start + ((point - before.start) / before.length) * after.length - point
}
