import { fullJitter } from './backoff.ts'
import { asFailure, isFinal } from './failures.ts'
import type { Clock } from './ports.ts'

const TRIES = 4

/** Asks for what may be done twice: where the outcome is unknown it is asked again, a few times. Throws `Failure`. */
export async function askAgain<Answer>(
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      const failure = asFailure(error)
      if (isFinal(failure.code) || failure.code === 'unauthenticated' || attempt >= TRIES) throw failure
      const delay = Math.max(failure.retryAfterMs ?? 0, fullJitter(attempt, random))
      await new Promise<void>(resolve => clock.setTimeout(resolve, delay))
    }
  }
}
