import { TIMES } from '@mehfil/shared/limits'
import { faultFor, toFailure } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import { repeating } from '#platform/repeating.ts'
import { type HeldRow, type HeldStore, SWEPT } from './held.store.ts'

export type SweepDeps = { held: HeldStore; share(row: HeldRow): Promise<void>; log: Log }

/**
 * Shares held thoughts whose author's device is gone; while it is there, it does so itself, and a moment earlier. Each
 * node sweeps: that two find the same thought is settled where it is written (D2).
 */
export function createHeldSweep({ held, share, log }: SweepDeps) {
  async function shareInTurn(rows: readonly HeldRow[]): Promise<void> {
    for (const row of rows) await share(row)
  }

  async function sweepSome(): Promise<boolean> {
    const rows = await held.due()
    const outcomes = await Promise.allSettled(turnsOf(rows).map(shareInTurn))
    const failed = outcomes.find(outcome => outcome.status === 'rejected')
    if (failed) throw failed.reason
    return rows.length === SWEPT
  }

  async function run(): Promise<void> {
    try {
      while (await sweepSome());
    } catch (error) {
      // The database is away, or this node is about to stop.
      if (toFailure(error).code === 'unavailable') return
      log.warn({ event: 'held-sweep-failed', ...faultFor(error) })
    }
  }

  // Once a sweep is back, what was due before is shared, unless the database was away.
  return repeating(run, TIMES.heldSweep)
}

/** Of one author in one topic, one after the other (D7); of all others at the same time. */
function turnsOf(rows: readonly HeldRow[]): HeldRow[][] {
  const turns = new Map<string, HeldRow[]>()
  for (const row of rows) {
    const key = `${row.authorId} ${row.topicId}`
    turns.set(key, [...(turns.get(key) ?? []), row])
  }
  return [...turns.values()]
}
