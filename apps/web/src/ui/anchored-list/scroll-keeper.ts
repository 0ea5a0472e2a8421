import {
  type Align,
  alignedOffset,
  type Edge,
  findHeld,
  type HeldRow,
  nearestAlign,
  pickHeld,
} from './held-place.ts'
import type { RowLayout } from './row-layout.ts'
import type { RowSizes } from './row-sizes.ts'

/** Up to here the reader is at the top, where new rows may be let in instead of held above the view. */
const topTolerance = 1

/** A row on its way to a place in the view (a number: that offset), until it is drawn and measured there. */
export interface Target {
  key: string
  align: Edge | number
}

/**
 * Holds the reader's place, against the DOM and outside React. It remembers which rows were where in the view; whenever
 * rows or heights have changed it scrolls by as much as the held row has moved, before paint.
 */
export class ScrollKeeper<Row> {
  private layout: RowLayout<Row>
  private readonly sizes: RowSizes
  private element: HTMLElement | null = null
  private sizer: HTMLElement | null = null
  private held: readonly HeldRow[] = []
  private target: Target | null
  /** Where we know the element to be scrolled: any other reading is a scroll by the reader, not yet heard of. */
  private scrollTop = 0

  constructor(layout: RowLayout<Row>, sizes: RowSizes, target: Target | null) {
    this.layout = layout
    this.sizes = sizes
    this.target = target
  }

  get view() {
    const { layout, scrollTop, element } = this
    return {
      element,
      layout,
      scrollTop,
      width: element?.clientWidth ?? 0,
      height: element?.clientHeight ?? 0,
    }
  }

  /** Where the list should be scrolled from its first drawing on, as far as known by then. */
  startOffset(): number {
    const place = this.placeIn(this.layout, this.layout)
    return place ? Math.max(0, this.layout.offsetOf(place.position) - place.offset) : 0
  }

  get isAtTop(): boolean {
    return this.scrollTop <= topTolerance
  }

  /** Takes the element that gives the content its height; its parent is the one that scrolls. */
  attach(sizer: HTMLElement): void {
    this.sizer = sizer
    this.element = sizer.parentElement
  }

  /** Answers whether there is such a row; it is brought into view by the next commit. */
  aim(key: string, align: Align): boolean {
    this.listen()
    const { layout, scrollTop, height } = this.view
    const position = layout.positionOf(key, layout.positionAt(scrollTop))
    if (position < 0) return false
    const row = { offset: layout.offsetOf(position) - scrollTop, height: layout.heightOf(position) }
    // Which edge is nearest is decided now: on the way there, rows being measured move it.
    const resolved = align === 'nearest' ? nearestAlign(row, height) : align
    this.target = resolved && { key, align: resolved }
    return true
  }

  aimAtTop(): void {
    this.target = null
    this.scrollTop = 0
    if (this.element) this.element.scrollTop = 0
  }

  /** Where the row that holds the place is, in the current layout (-1 if it is new) and in the next one. */
  findPlace(next: RowLayout<Row>): { before: number; after: number } | null {
    const place = this.placeIn(next, this.layout)
    const key = place ? next.keys[place.position] : undefined
    if (!place || key === undefined) return null
    return { before: this.layout.positionOf(key, place.position), after: place.position }
  }

  /** Hears of the reader's scrolling. Must come before any change of heights, which would falsify the reading. */
  listen(): void {
    if (!this.element || this.element.scrollTop === this.scrollTop) return
    this.scrollTop = this.element.scrollTop
    this.target = null
    this.hold(this.scrollTop)
  }

  /** Puts the place back after rows or heights have changed. Answers whether rows must be laid out again. */
  settle(layout: RowLayout<Row>): boolean {
    const { element, sizer, layout: before } = this
    // Inside a hidden ancestor everything measures 0.
    if (!element || !sizer || element.clientHeight === 0) return false
    this.listen()
    // Another layout may have been made from heights which have changed since.
    if (layout !== before) this.sizes.allAreDue()
    this.layout = layout
    const hasChanged = this.measure()
    sizer.style.height = `${layout.total}px`
    const place = this.placeIn(layout, before)
    if (!place) return hasChanged

    const wanted = Math.max(0, layout.offsetOf(place.position) - place.offset)
    // Less than half a pixel is the browser's rounding; writing would only break off a smooth scroll.
    if (Math.abs(element.scrollTop - wanted) > 0.5) element.scrollTop = wanted
    this.scrollTop = element.scrollTop
    if (!hasChanged) this.rest(wanted)
    else if (!this.target) this.held = [{ key: layout.keys[place.position] ?? '', offset: place.offset }]
    return hasChanged
  }

  private measure(): boolean {
    const { layout } = this
    const near = layout.positionAt(this.scrollTop)
    let hasChanged = false
    for (const [key, height] of this.sizes.takeDue()) {
      const position = layout.positionOf(key, near)
      if (position < 0 || layout.heightOf(position) === height) continue
      layout.setHeight(position, height)
      hasChanged = true
    }
    return hasChanged
  }

  private placeIn(layout: RowLayout<Row>, before: RowLayout<Row>) {
    const { target } = this
    const near = layout.positionAt(this.scrollTop)
    const position = target ? layout.positionOf(target.key, near) : -1
    if (target && position >= 0) {
      return { position, offset: alignedOffset(target.align, layout.heightOf(position), this.view.height) }
    }
    return this.isAtTop && before.letsIn ? null : findHeld(this.held, { before, after: layout, near })
  }

  /** What is in view now is held from here on; a target has arrived once it is drawn. */
  private rest(wanted: number): void {
    if (this.target && this.sizes.has(this.target.key)) this.target = null
    // The exact place is held and not the one rounded to device pixels, or many small changes would add up to a drift;
    // unless the content is too short to scroll there.
    if (!this.target) this.hold(Math.abs(this.scrollTop - wanted) < 1 ? wanted : this.scrollTop)
  }

  private hold(scrollTop: number): void {
    this.held = pickHeld(this.layout, scrollTop, this.view.height)
  }
}
