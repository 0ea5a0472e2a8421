import type { KeyboardEvent } from 'react'

const TAB_STOPS = 'a[href], button, input, textarea, select, summary, [tabindex="0"]'
/** There the keys have a meaning of their own, or lead nowhere. */
const ELSEWHERE = 'input, textarea, select, dialog *, [popover] *'

/**
 * A feed has no end that Tab would come to: Control+End goes on behind it, Control+Home to what stands before it, as the
 * ARIA Authoring Practices ask of a feed.
 */
export function leaveFeed(event: KeyboardEvent<HTMLElement>): void {
  if (!event.ctrlKey || (event.key !== 'End' && event.key !== 'Home')) return
  if (event.target instanceof Element && event.target.matches(ELSEWHERE)) return
  const isEnd = event.key === 'End'
  const feed = event.currentTarget
  const wanted = isEnd ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const stops = [...document.querySelectorAll<HTMLElement>(TAB_STOPS)].filter(
    stop => !feed.contains(stop) && feed.compareDocumentPosition(stop) & wanted && stop.checkVisibility(),
  )
  const next = isEnd ? stops[0] : stops.at(-1)
  if (!next) return
  event.preventDefault()
  next.focus()
}
