import type { Clock, Wakeups } from './ports.ts'

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, delayMs) => setTimeout(run, delayMs),
  clearTimeout: timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

const LOOK_EVERY_MS = 5_000
/** A timer that is later than this was not slow: the machine slept, or the page was frozen. */
const SLEPT_MS = 15_000

/** Wakes when a timer finds that it slept: a laptop that is opened again tells pages nothing else. */
export function clockWakeups(clock: Clock): Wakeups {
  return wake => {
    let timer: unknown
    const look = () => {
      const due = clock.now() + LOOK_EVERY_MS
      timer = clock.setTimeout(() => {
        if (clock.now() - due > SLEPT_MS) wake()
        look()
      }, LOOK_EVERY_MS)
    }
    look()
    return () => clock.clearTimeout(timer)
  }
}

/** Wakes when the line returns, the page is looked at again, or the machine has slept. */
export const pageWakeups: Wakeups = wake => {
  const ending = new AbortController()
  const { signal } = ending
  const handleVisibility = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake, { signal })
  window.addEventListener('pageshow', wake, { signal })
  document.addEventListener('resume', wake, { signal })
  document.addEventListener('visibilitychange', handleVisibility, { signal })
  const stopClock = clockWakeups(systemClock)(wake)
  return () => {
    ending.abort()
    stopClock()
  }
}

/**
 * Ends the client's part in the life of the page when the page is left, and begins it anew when it is taken from the
 * browser's back-forward cache. So another tab takes over at once, with nothing left half done.
 */
export function followPage(client: { start(): void; stop(): void }): void {
  window.addEventListener('pagehide', () => client.stop())
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) client.start()
  })
}

/** A twentieth of the time, drawing included: the rest is for who scrolls and types meanwhile. */
export const pagePace = {
  share: 0.05,
  timeDrawing(then: (ms: number) => void) {
    requestAnimationFrame(() => {
      const began = performance.now()
      setTimeout(() => then(performance.now() - began))
    })
  },
}

export const isPageVisible = () => document.visibilityState === 'visible'
