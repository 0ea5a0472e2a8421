import type { OutboxStore, StoredEntry } from '../outbox-store.ts'
import { type Database, OUTBOX } from './database.ts'

/** What waits, over reloads and crashes. */
export const keptOutbox = (database: Database): OutboxStore => ({
  load: () => database.read<StoredEntry[]>(OUTBOX, store => store.getAll()),
  keep: entry => database.write(OUTBOX, store => store.put(entry)),
  forget: clientId => database.write(OUTBOX, store => store.delete(clientId)),
})
