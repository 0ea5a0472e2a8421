import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

// Not listening yet, no name yet (containers that start together), or Postgres itself still starting.
const NOT_YET = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P03'])

const isNotYet = (error: unknown) => NOT_YET.has((error as NodeJS.ErrnoException).code ?? '')

/** Waits for a database that may be starting at the same time as we are. */
export const untilReachable = async (pool: Pool, patienceMs: number, onWait: (reason: string) => void) => {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (!isNotYet(error) || Date.now() > deadline) throw error
      onWait((error as Error).message || String((error as NodeJS.ErrnoException).code))
      await sleep(1_000)
    }
  }
}
