import { type Held, type OutboxStore, type StoredEntry, storedFrom } from './outbox-store.ts'
import type { Clock, Readable } from './ports.ts'
import { type Batch, createValue } from './readable.ts'

/** A store that hangs (browsers have had such days) must not keep a thought from being sent. */
const KEPT_WITHIN_MS = 1_000
/** Some megabytes take their time on a phone. */
const PICTURE_KEPT_WITHIN_MS = 10_000

/** A store that cannot fail: what it cannot keep waits in memory, and `isLasting` says so. */
export type OutboxDisk = {
  /** False when what waits would be lost with the page: it should warn before it is left. */
  readonly isLasting: Readable<boolean>
  load(): Promise<readonly StoredEntry[]>
  keep(held: Held): Promise<void>
  forget(clientId: string): void
}

export function createOutboxDisk(store: OutboxStore, clock: Clock, batch: Batch): OutboxDisk {
  const isLasting = createValue(batch, true)

  function within<T>(work: Promise<T>, ms = KEPT_WITHIN_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = clock.setTimeout(() => reject(new Error('The store does not answer.')), ms)
      work.finally(() => clock.clearTimeout(timer)).then(resolve, reject)
    })
  }

  return {
    isLasting,
    load: () => within(store.load(), PICTURE_KEPT_WITHIN_MS).catch(() => []),
    keep: held =>
      within(store.keep(storedFrom(held)), held.entry.picture ? PICTURE_KEPT_WITHIN_MS : KEPT_WITHIN_MS).then(
        () => isLasting.set(true),
        () => isLasting.set(false),
      ),
    forget: clientId => void store.forget(clientId).catch(() => undefined),
  }
}
