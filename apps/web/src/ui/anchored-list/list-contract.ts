import type { AriaAttributes, KeyboardEventHandler, ReactNode, Ref } from 'react'
import type { Align } from './held-place.ts'

/** A place in the list: the row, and how many px its top edge is below the top edge of the list's view. */
export interface ListAnchor {
  key: string
  offset: number
}

export interface VisibleRange {
  /** Index of the first and last row of which anything is in view. */
  first: number
  last: number
  /** The row that holds the place, and the px from the view's top edge to its top edge. */
  firstFullyVisibleKey: string
  offset: number
}

export interface AnchoredListHandle {
  /** The scrolling element, or null before mount. */
  readonly element: HTMLElement | null
  /**
   * Brings a row into view at once and to the pixel. `nearest` (the default) moves only as far as needed. Answers
   * false if no such row is loaded.
   */
  scrollToKey(key: string, options?: { align?: Align }): boolean
  scrollToTop(): void
  /** The place to come back to with `initialAnchor`; null while there are no rows. */
  anchor(): ListAnchor | null
}

export interface AnchoredListProps<Row extends object>
  extends Pick<AriaAttributes, 'aria-label' | 'aria-labelledby' | 'aria-describedby' | 'aria-busy'> {
  /** Rows of every kind, newest first: thoughts, and whatever stands between them. A new array when anything changes. */
  rows: readonly Row[]
  /** Unique and lasting name of a row. Pass a function whose identity does not change. */
  rowKey: (row: Row) => string
  /** Draws a row; called again only when the row object or this function changes. See also `useRowPlace`. */
  renderRow: (row: Row) => ReactNode
  /** A guess in px, used until the row has been drawn once. Cheap: it is asked of every row. `textScale`: 1 is 16 px. */
  estimateHeight: (row: Row, width: number, textScale: number) => number
  /**
   * False for a row that stands at an edge and stays there when rows are added, as a loading mark does: whoever held on
   * to it would be moved by all that is added. A function whose identity does not change.
   */
  canHold?: ((row: Row) => boolean) | undefined
  /**
   * False while there are more rows before the first: a page of them, loaded at the very top, is put above the reader
   * instead of carrying her along. By default what comes on top is new, and is let in there.
   */
  letsIn?: boolean | undefined
  /** Where to start. It waits for its row to arrive, until the reader scrolls. Read at mount only. */
  initialAnchor?: ListAnchor | undefined
  /** Called once on coming near an edge, and again if rows were added and the edge is still near. */
  onReachStart?: (() => void) | undefined
  onReachEnd?: (() => void) | undefined
  /** Called on every scroll step and whenever rows come or go: keep it light, don't set state on each call. */
  onVisibleChange?: ((range: VisibleRange) => void) | undefined
  onAtTopChange?: ((isAtTop: boolean) => void) | undefined
  onKeyDown?: KeyboardEventHandler<HTMLElement> | undefined
  handleRef?: Ref<AnchoredListHandle> | undefined
  role?: 'feed' | 'list' | undefined
  id?: string | undefined
  className?: string | undefined
}
