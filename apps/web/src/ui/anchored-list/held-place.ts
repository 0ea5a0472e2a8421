import type { RowLayout } from './row-layout.ts'

/** A row and how many px its top edge is below the top edge of the view; negative when it is cut off above. */
export interface HeldRow {
  key: string
  offset: number
}

export type Edge = 'start' | 'center' | 'end'
export type Align = Edge | 'nearest'

/**
 * The rows that can hold the place, best first: the first fully visible one, then those below it in view, in case it is
 * deleted, and at last one that is cut off above (all there is if a row is taller than the view). What stands at an edge
 * and goes on with it, as a loading mark does, holds the place only where nothing else is in view.
 */
export function pickHeld(layout: RowLayout<unknown>, scrollTop: number, viewHeight: number): HeldRow[] {
  const first = layout.positionAt(scrollTop)
  if (first < 0) return []
  const held: HeldRow[] = []
  const passing: HeldRow[] = []
  const hold = (position: number) => {
    const key = layout.keys[position]
    const rows = layout.canHold(position) ? held : passing
    if (key !== undefined) rows.push({ key, offset: layout.offsetOf(position) - scrollTop })
  }
  // Scroll positions snap to device pixels, which are fractions of ours on some screens.
  const isFirstWhole = layout.offsetOf(first) > scrollTop - 1
  const end = scrollTop + viewHeight
  for (let at = isFirstWhole ? first : first + 1; at < layout.keys.length && layout.offsetOf(at) < end; at++)
    hold(at)
  if (!isFirstWhole) hold(first)
  return held.length > 0 ? held : passing
}

/**
 * Where the held place is in `after`: a surviving held row, else the nearest survivor below it, else above. `near` is
 * where to look first.
 */
export function findHeld(
  held: readonly HeldRow[],
  { before, after, near }: { before: RowLayout<unknown>; after: RowLayout<unknown>; near: number },
): { position: number; offset: number } | null {
  const first = held[0]
  if (!first) return null
  for (const row of held) {
    const position = after.positionOf(row.key, near)
    if (position >= 0) return { position, offset: row.offset }
  }
  const gone = before.positionOf(first.key, near)
  if (gone < 0) return null
  const survivors = new Map(after.keys.map((key, position) => [key, position]))
  const below = before.keys.slice(gone)
  const above = before.keys.slice(0, gone).reverse()
  for (const key of [...below, ...above]) {
    const position = survivors.get(key)
    if (position !== undefined) return { position, offset: first.offset }
  }
  return null
}

/** The offset in the view at which a row of that height stands when so aligned; a number is such an offset. */
export function alignedOffset(align: Edge | number, height: number, viewHeight: number): number {
  if (typeof align === 'number') return align
  if (align === 'start') return 0
  return align === 'end' ? viewHeight - height : Math.round((viewHeight - height) / 2)
}

/** How to align a row so that it is moved as little as possible to be seen whole; null if it need not be moved. */
export function nearestAlign(row: { offset: number; height: number }, viewHeight: number): Edge | null {
  const overhang = row.offset + row.height - viewHeight
  if (row.offset >= 0 && overhang <= 0) return null
  // A row taller than the view is read from its start.
  return row.offset < 0 || row.height > viewHeight ? 'start' : 'end'
}
