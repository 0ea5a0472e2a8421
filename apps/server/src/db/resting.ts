import pg from 'pg'
import { isConnectionLoss } from './errors.ts'

/** So long after a connection could not be had, in ms, no other is tried: whoever asks is told at once. */
const REST_MS = 250

/** Null when it is connected. */
type Told = (error: Error | null) => void

/** Clients of one pool, which do not storm the door of a database that is away or only coming up. */
export function restingClient(): new () => pg.Client {
  let refusal: { readonly error: Error; readonly until: number } | undefined
  return class extends pg.Client {
    override connect(): Promise<pg.Client>
    override connect(told: Told): void
    override connect(told?: Told): unknown {
      // A pool gives a callback.
      if (!told) return super.connect()
      if (refusal && performance.now() < refusal.until) return process.nextTick(told, refusal.error)
      super.connect((error: Error | null) => {
        const isAway = error !== null && isConnectionLoss(error)
        refusal = isAway ? { error, until: performance.now() + REST_MS } : undefined
        told(error)
      })
    }
  }
}
