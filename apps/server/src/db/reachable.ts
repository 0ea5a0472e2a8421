import { setTimeout as sleep } from 'node:timers/promises'
import { isConnectionLoss } from './errors.ts'

export interface Patience {
  /** Milliseconds from the first attempt, after which a failure is one. */
  patienceMs: number
  /** Told before each further attempt. */
  onWait: (reason: string) => void
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

/** Not listening yet, listening and not letting anybody in yet, or no name yet (containers that start together). */
const isNotYet = (error: unknown) => isConnectionLoss(error) || codeOf(error) === 'EAI_AGAIN'

/** Does work that may be done again with a database that may be starting, or starting anew, at the same time as we are. */
export const patiently = async <T>(work: () => Promise<T>, { patienceMs, onWait }: Patience): Promise<T> => {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isNotYet(error) || Date.now() > deadline) throw error
      onWait((error as Error).message || String(codeOf(error)))
      await sleep(1_000)
    }
  }
}
