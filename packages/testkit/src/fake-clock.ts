/** Time that stands still until a test moves it. Fits the client's `Clock` port. */
export type FakeClock = {
  now(): number
  setTimeout(run: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
  /** Lets the given milliseconds pass: runs what falls due, one timer at a time, and what follows from each. */
  advance(ms: number): Promise<void>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
}

type Timer = { readonly at: number; readonly order: number; readonly run: () => void }

export function createFakeClock(startMs: number = Date.UTC(2026, 0, 1)): FakeClock {
  let now = startMs
  let order = 0
  const timers = new Set<Timer>()

  const nextUntil = (end: number) => {
    let next: Timer | undefined
    for (const timer of timers) {
      if (timer.at > end) continue
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
    }
    return next
  }
  // Every microtask has run before Node gets to the check phase.
  const settle = () => new Promise<void>(resolve => setImmediate(resolve))

  return {
    now: () => now,
    setTimeout(run, delayMs) {
      const timer = { at: now + Math.max(0, delayMs), order: order++, run }
      timers.add(timer)
      return timer
    },
    clearTimeout: timer => void timers.delete(timer as Timer),
    settle,
    async advance(ms) {
      const end = now + ms
      await settle()
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        timers.delete(next)
        now = Math.max(now, next.at)
        next.run()
        await settle()
      }
      now = end
    },
  }
}
