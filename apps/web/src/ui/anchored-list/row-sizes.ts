/**
 * The heights of the rows that are drawn. A row is due for measuring when it is mounted and when it changes size later
 * (an image, a font, an edit); either way the owner is told before anything is painted.
 */
export class RowSizes {
  private readonly drawn = new Map<string, HTMLElement>()
  private readonly due = new Set<string>()
  private readonly observer: ResizeObserver
  private readonly onDue: () => void
  private isTelling = false
  private ruler: Element | null = null
  /** The width of the ruler, on which all heights depend; 0 until it is known. */
  textSize = 0

  constructor(onDue: () => void) {
    this.onDue = onDue
    this.observer = new ResizeObserver(entries => {
      for (const { target, contentRect } of entries) {
        if (target === this.ruler) this.textSize = contentRect.width
        this.due.add(keyOf(target))
      }
      onDue()
    })
  }

  /** A ref callback for rows, which carry their key in `data-row-key`. */
  readonly mount = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return
    const key = keyOf(element)
    this.drawn.set(key, element)
    this.due.add(key)
    this.observer.observe(element)
    this.tellSoon()
    return () => {
      this.observer.unobserve(element)
      if (this.drawn.get(key) === element) this.drawn.delete(key)
      keepFocusInside(element)
    }
  }

  /** Watches the list itself as well, since all heights depend on its width, and a ruler that is as wide as the text is large. */
  watchList(list: HTMLElement, ruler: Element | null): () => void {
    const watched = ruler ? [list, ruler] : [list]
    this.ruler = ruler
    for (const each of watched) this.observer.observe(each)
    return () => {
      for (const each of watched) this.observer.unobserve(each)
    }
  }

  has(key: string): boolean {
    return this.drawn.has(key)
  }

  allAreDue(): void {
    for (const key of this.drawn.keys()) this.due.add(key)
  }

  /** Measures what is due, all in one layout, with the height as painted: snapped to whole px. */
  takeDue(): [key: string, height: number][] {
    const measured: [string, number][] = []
    for (const key of this.due) {
      const element = this.drawn.get(key)
      if (element) measured.push([key, element.offsetHeight])
    }
    this.due.clear()
    return measured
  }

  /**
   * Rows mounted by scrolling are mounted in a commit that is not ours. The observer would report them only after
   * others had been painted in the wrong place; a microtask comes right after the commit.
   */
  private tellSoon(): void {
    if (this.isTelling) return
    this.isTelling = true
    queueMicrotask(() => {
      this.isTelling = false
      if (this.due.size > 0) this.onDue()
    })
  }
}

function keyOf(element: Element): string {
  return element.getAttribute('data-row-key') ?? ''
}

/** When the focused row is scrolled out of the drawn range, the list takes the focus, so that keys go on working. */
function keepFocusInside(row: HTMLElement): void {
  if (row.contains(document.activeElement)) row.parentElement?.focus({ preventScroll: true })
}
