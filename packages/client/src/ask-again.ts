import type { ErrorCode } from '@mehfil/shared/errors'
import { fullJitter } from './backoff.ts'
import { asFailure, isFinal } from './failures.ts'
import type { Clock } from './ports.ts'

const TRIES = 4

/** Better said at once than tried again behind her back: what was wished is quickly wished once more. */
const NEEDS_HER: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'rate-limited'])

export type AskAgainContext = {
  readonly clock: Clock
  readonly random: () => number
  userId(): string | undefined
}

/** Asks for what may be done twice: where the outcome is unknown it is asked again, a few times. */
export function createAskAgain({ clock, random, userId }: AskAgainContext) {
  /** Those that wait to be tried again; what the server asked to rest is not among them. */
  const waiting = new Set<() => void>()

  async function rest(askedMs: number, delayMs: number) {
    let goOn = () => {}
    const rested = new Promise<void>(resolve => {
      goOn = resolve
    })
    const timer = clock.setTimeout(goOn, Math.max(askedMs, delayMs))
    if (askedMs === 0) waiting.add(goOn)
    await rested
    waiting.delete(goOn)
    clock.clearTimeout(timer)
  }

  return {
    /** Throws `Failure`. */
    async askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
      const asker = userId()
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask()
        } catch (error) {
          const failure = asFailure(error)
          if (isFinal(failure.code) || NEEDS_HER.has(failure.code) || attempt >= TRIES) throw failure
          await rest(failure.retryAfterMs ?? 0, fullJitter(attempt, random))
          // What one member wished is not done under the name of the next.
          if (userId() !== asker) throw failure
        }
      }
    },
    /** The line is back: whoever waits tries now. */
    wake() {
      for (const goOn of [...waiting]) goOn()
    },
  }
}
