import type { Clock } from '#platform/clock.ts'
import { within } from '#platform/deadline.ts'

export type DatabaseState = { status: 'ok' | 'down'; latencyMs: number }

export type DatabaseProbe = () => Promise<DatabaseState>

export type ProbeOptions = {
  /** Asks the database for nothing, in the way requests do: a pool that gives no connection is down for them. */
  ping: () => Promise<unknown>
  clock: Pick<Clock, 'elapsed'>
  /** Milliseconds after which no answer is one. */
  timeoutMs?: number
  /** Milliseconds for which an answer holds, so that many who look cost one query. */
  freshMs?: number
}

/**
 * Whether the database answers, told in bounded time also when it hangs. At most one question is open: a hung
 * database must not get hold of one more connection with every look at it.
 */
export function databaseProbe({
  ping,
  clock,
  timeoutMs = 2_000,
  freshMs = 1_000,
}: ProbeOptions): DatabaseProbe {
  let known: { state: DatabaseState; at: number } | undefined
  let asking: Promise<DatabaseState> | undefined
  let isOpen = false

  const ask = async (): Promise<DatabaseState> => {
    const started = clock.elapsed()
    isOpen = true
    const answered = ping().finally(() => {
      isOpen = false
    })
    const status = await within(timeoutMs, answered).then(
      () => 'ok' as const,
      () => 'down' as const,
    )
    const at = clock.elapsed()
    known = { state: { status, latencyMs: at - started }, at }
    asking = undefined
    return known.state
  }

  return async () => {
    if (asking) return await asking
    // Still open past its time: the last answer, 'down', holds until the database says otherwise.
    if (known && (isOpen || clock.elapsed() - known.at < freshMs)) return known.state
    asking = ask()
    return await asking
  }
}
