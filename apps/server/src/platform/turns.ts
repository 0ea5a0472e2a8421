import { Failure } from '@mehfil/shared/errors'

export type Turns = {
  /** Does the work once it is its turn; refuses when too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T>
  /** Under work, and waiting. */
  counts(): { working: number; waiting: number }
}

/** Heavy work in turns: so much at once, so much waiting, and the rest hears at once that it is too much. */
export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  const queue: Array<() => void> = []
  let working = 0

  const done = () => {
    const next = queue.shift()
    if (next) next()
    else working--
  }

  return {
    counts: () => ({ working, waiting: queue.length }),
    async take(work) {
      if (working < atOnce) working++
      else if (queue.length >= waiting) {
        throw new Failure('unavailable', 'The server is busy. Try again in a moment.', {
          retryAfterMs: 2_000,
        })
      } else await new Promise<void>(resolve => queue.push(resolve))
      try {
        return await work()
      } finally {
        done()
      }
    },
  }
}
