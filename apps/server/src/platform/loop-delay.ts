import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How late the event loop was, in milliseconds: what every request and every frame waits beside its own work. */
export type LoopDelay = { lagP50Ms: number; lagP99Ms: number }

export type LoopMonitor = { start(): void; stop(): void; read(): LoopDelay }

/** Milliseconds between two looks. The histogram records the whole time between them, so this is taken off. */
const RESOLUTION = 10
/** Milliseconds after which measuring starts anew: a stall of this morning is no news at noon. */
const SPAN = 10_000

/** Delays of the last whole span; at the beginning, of what has passed of the first. */
export function createLoopMonitor(): LoopMonitor {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION })
  let last: LoopDelay | undefined
  let timer: NodeJS.Timeout | undefined

  const delayAt = (percentile: number) =>
    histogram.count === 0 ? 0 : Math.max(0, histogram.percentile(percentile) / 1e6 - RESOLUTION)
  const readSpan = (): LoopDelay => ({ lagP50Ms: delayAt(50), lagP99Ms: delayAt(99) })

  return {
    start() {
      histogram.enable()
      timer = setInterval(() => {
        last = readSpan()
        histogram.reset()
      }, SPAN).unref()
    },
    stop() {
      clearInterval(timer)
      histogram.disable()
    },
    read: () => last ?? readSpan(),
  }
}
