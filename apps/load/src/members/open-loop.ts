export type OpenLoop = {
  /** How late it was at worst, in ms: more means that the load generator itself was short of time. */
  worstLagMs(): number
  stop(): void
}

/**
 * Calls `run` so many times a second by the clock, whatever became of the calls before: who waits for answers sends
 * less just when the server is slow, and never sees it (coordinated omission).
 */
export function startOpenLoop(perSecond: number, run: () => void): OpenLoop {
  const started = performance.now()
  let done = 0
  let worstLagMs = 0
  const timer = setInterval(() => {
    const now = performance.now()
    const due = Math.floor(((now - started) * perSecond) / 1_000)
    if (due > done) worstLagMs = Math.max(worstLagMs, now - started - ((done + 1) * 1_000) / perSecond)
    for (; done < due; done++) run()
  }, 5)
  return {
    worstLagMs: () => worstLagMs,
    stop: () => clearInterval(timer),
  }
}
