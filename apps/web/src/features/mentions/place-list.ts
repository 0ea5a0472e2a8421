const GAP = 6
const MARGIN = 8

/** Where the sign stands on the screen: measured on the copy, since a text area tells nothing of its letters. */
export function placeOfLetter(copy: HTMLElement, index: number): DOMRect {
  const text = copy.firstChild
  if (!(text instanceof Text) || index >= text.length) return copy.getBoundingClientRect()
  const range = document.createRange()
  range.setStart(text, index)
  range.setEnd(text, index + 1)
  return range.getBoundingClientRect()
}

/** Under the line of the sign, or over it where there is more room; beside the keyboard of a phone, never beneath it. */
export function placeList(list: HTMLElement, sign: DOMRect, isRightToLeft: boolean): void {
  const { width = innerWidth, height = innerHeight, offsetTop = 0 } = visualViewport ?? {}
  const bottom = offsetTop + height
  list.style.maxBlockSize = ''
  const wanted = list.getBoundingClientRect()
  const below = bottom - MARGIN - sign.bottom - GAP
  const above = sign.top - GAP - offsetTop - MARGIN
  const isBelow = below >= wanted.height || below >= above
  const room = Math.min(wanted.height, Math.max(0, isBelow ? below : above))
  const left = isRightToLeft ? sign.right - wanted.width : sign.left
  list.style.maxBlockSize = `${room}px`
  list.style.left = `${Math.max(MARGIN, Math.min(left, width - wanted.width - MARGIN))}px`
  list.style.top = `${isBelow ? sign.bottom + GAP : sign.top - GAP - room}px`
}
