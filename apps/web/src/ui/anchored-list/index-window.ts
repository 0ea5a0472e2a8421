import type { DynamicRowHeight } from 'react-window'
import type { RowLayout } from './row-layout.ts'

/**
 * react-window knows rows by index: it draws the range of indexes it drew last until its effect has run, so a row whose
 * index jumps is unmounted and mounted again, losing focus and flashing its image; and it sums heights one by one from
 * index 0. So it is shown a window of indexes that slides over the rows: `position = origin + index`. When rows come or
 * go above, the origin follows and the reader's row keeps its index. Indexes before the first row are empty, and where
 * rows lie beyond an end of the window, its last index there stands for all of them.
 */
export interface Frame<Row> {
  layout: RowLayout<Row>
  origin: number
}

export const windowSize = 2048

export function indexCount({ layout, origin }: Frame<unknown>): number {
  return layout.keys.length === 0 ? 0 : Math.min(windowSize, layout.keys.length - origin)
}

/** The row shown at an index, or -1 where the index is empty or stands for many. */
export function positionAtIndex({ layout, origin }: Frame<unknown>, index: number): number {
  const position = origin + index
  const isHeadSpacer = index === 0 && origin > 0
  const isTailSpacer = index === windowSize - 1 && position < layout.keys.length - 1
  return isHeadSpacer || isTailSpacer || position < 0 ? -1 : position
}

export function heightAtIndex(frame: Frame<unknown>, index: number): number {
  const { layout, origin } = frame
  const position = positionAtIndex(frame, index)
  if (position >= 0) return layout.heightOf(position)
  if (index === 0) return layout.offsetOf(origin + 1)
  return index === windowSize - 1 ? layout.total - layout.offsetOf(origin + index) : 0
}

/** Keeps the origin while `position` is well inside the window, else puts it in the middle. */
export function originFor(position: number, origin: number): number {
  const index = position - origin
  const isInside = index >= windowSize / 4 && index < (windowSize * 3) / 4
  return isInside ? origin : position - windowSize / 2
}

/** The frame as react-window wants it. Measuring is ours, so it is told nothing to observe. */
export function toDynamicRowHeight(frame: Frame<unknown>): DynamicRowHeight {
  return {
    getRowHeight: index => heightAtIndex(frame, index),
    getAverageRowHeight: () => 0,
    setRowHeight: () => {},
    observeRowElements: () => () => {},
  }
}
