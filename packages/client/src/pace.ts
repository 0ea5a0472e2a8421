import type { Clock } from './ports.ts'

/** What waits goes on after this many ms, however slow the machine is. */
const LONGEST_MS = 800

export type Pace<News> = {
  take(news: News): void
  /** What waits goes on now: before something that comes after it. */
  flush(): void
  /** Forgets what waits. */
  stop(): void
}

export type TimeDrawing = (then: (ms: number) => void) => void

export type PaceOptions<News> = {
  readonly clock: Clock
  /** Of the time, how much may be spent on news: from 0 to 1. */
  readonly share: number
  /** Tells how many ms the next picture takes; absent: nothing is drawn, or nobody knows. */
  readonly timeDrawing?: TimeDrawing | undefined
  /** Takes in everything that waited, in one turn. */
  apply(news: readonly News[]): void
}

/**
 * Lets news through as they come while that is cheap: a lone one at once. Where they come densely and the machine is
 * slow, they are gathered, so that it has the rest of its time for its reader: to scroll, to type, to draw.
 */
export function createPace<News>({ clock, share, timeDrawing, apply }: PaceOptions<News>): Pace<News> {
  let waiting: News[] = []
  let timer: unknown
  let freeAt = Number.NEGATIVE_INFINITY

  function rest(cost: number) {
    freeAt = clock.now() + Math.min(LONGEST_MS, cost / share - cost)
  }

  function run(news: readonly News[]) {
    const began = clock.now()
    apply(news)
    // What becomes of it in the page is worked out in this turn, and drawn in the next picture.
    clock.setTimeout(() => {
      const worked = clock.now() - began
      rest(worked)
      timeDrawing?.(drew => rest(worked + drew))
    }, 0)
  }

  function flush() {
    clock.clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const news = waiting
    waiting = []
    run(news)
  }

  return {
    flush,
    take(news) {
      // A clock that was set back must not hold anything up.
      const wait = Math.min(LONGEST_MS, freeAt - clock.now())
      if (timer === undefined && wait <= 0) return run([news])
      waiting.push(news)
      timer ??= clock.setTimeout(flush, wait)
    },
    stop() {
      clock.clearTimeout(timer)
      timer = undefined
      waiting = []
    },
  }
}
