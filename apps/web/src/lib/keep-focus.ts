/** What is about to be focused anew must be able to take the focus, and be there. */
const CAN_TAKE_IT = 'article[tabindex], dialog, [role="menu"], #main'

/**
 * A control that goes with what it did (a thought is deleted, a topic joined, another page opened) takes the focus with
 * it, and the browser puts a keyboard back to the top of the page. Here it stays as near as it can: on the card that the
 * control was on, else in the dialog or the column around it.
 */
export function keepFocus(): () => void {
  /** What has the focus and what that stands in, innermost first. */
  let path: readonly Element[] = []

  const handleFocusIn = ({ target }: FocusEvent) => {
    path = target instanceof Element ? pathOf(target) : []
  }
  const handleFocusOut = ({ target }: FocusEvent) => {
    // Let go of by a click beside it, and not lost: it is still to be seen when the page has been drawn.
    queueMicrotask(() => {
      if (path[0] === target && path[0]?.isConnected && path[0].checkVisibility()) path = []
    })
  }
  const observer = new MutationObserver(() => {
    const [lost, ...around] = path
    if (!lost || lost.isConnected || document.activeElement !== document.body) return
    path = []
    const next = nearest(around.filter(({ isConnected }) => isConnected)) ?? document.getElementById('main')
    next?.focus({ preventScroll: true })
  })

  document.addEventListener('focusin', handleFocusIn)
  document.addEventListener('focusout', handleFocusOut)
  observer.observe(document, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', handleFocusIn)
    document.removeEventListener('focusout', handleFocusOut)
    observer.disconnect()
  }
}

function pathOf(element: Element): Element[] {
  const path: Element[] = []
  for (let at: Element | null = element; at; at = at.parentElement) path.push(at)
  return path
}

/** The row of a feed may have been drawn anew, as another kind of card: it is looked for in there. */
function nearest(around: readonly Element[]): HTMLElement | null {
  for (const element of around) {
    const own = element.matches(CAN_TAKE_IT) ? element : null
    const found = own ?? (element.matches('[data-row-key]') ? element.querySelector(CAN_TAKE_IT) : null)
    if (found instanceof HTMLElement) return found
  }
  return null
}
