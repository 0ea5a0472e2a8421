import type { Clock, Wakeups } from './ports.ts'

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

/** Wakes when the line returns or the page is looked at again. */
export const pageWakeups: Wakeups = wake => {
  const handleVisibility = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', handleVisibility)
  return () => {
    window.removeEventListener('online', wake)
    window.removeEventListener('pageshow', wake)
    document.removeEventListener('visibilitychange', handleVisibility)
  }
}

export const isPageVisible = () => document.visibilityState === 'visible'
