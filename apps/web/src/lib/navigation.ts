/** Whether the page on screen was come back to (back, forward, reload) rather than gone to. */
let isReturn = true
/** Steps taken inside the app: without one, 'back' would leave it. */
let steps = 0

/** wouter tells of its own steps by events of these names. */
export function watchNavigation(): () => void {
  const handlePop = () => {
    isReturn = true
  }
  const handlePush = () => {
    isReturn = false
    steps += 1
  }
  window.addEventListener('popstate', handlePop)
  window.addEventListener('pushState', handlePush)
  return () => {
    window.removeEventListener('popstate', handlePop)
    window.removeEventListener('pushState', handlePush)
  }
}

export const isReturning = () => isReturn

/** Back, but never out of the app. */
export function goBack(): void {
  if (steps > 0) history.back()
  else history.pushState(null, '', '/')
}
