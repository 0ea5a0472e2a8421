import type { ErrorBody } from '@mehfil/shared/errors'
import type { TextStorage } from './ports.ts'
import type { OutboxEntry, OutboxThought } from './states.ts'

const KEY = 'mehfil:outbox'

/** An entry with what the outbox alone needs to know. */
export type Held = {
  readonly entry: OutboxEntry
  /** Newest place known when it was written: its own will be after it. */
  readonly afterSeq: number
  /** True once it was sent, with whatever outcome: it may have been written. */
  readonly wasSent: boolean
  /** The thought that looks like it, shown before the answer has come: its card is hidden. */
  readonly echoId?: string
  /** The answer's thought; the card stays until the feed shows it. */
  readonly writtenId?: string
}

type Stored = OutboxThought & { afterSeq: number; wasSent: boolean; refusal?: ErrorBody }

export type OutboxStore = {
  load(): Held[]
  keep(held: Held): void
  forget(clientId: string): void
}

/**
 * What waits, as text under one key. Each change reads the text anew, for other tabs of the browser keep theirs there
 * too. A storage that throws or forgets costs only what a reload would lose.
 */
export function createOutboxStore(storage: TextStorage): OutboxStore {
  const read = (): Stored[] => {
    try {
      const stored: unknown = JSON.parse(storage.get(KEY) ?? '[]')
      return Array.isArray(stored) ? stored.filter(isStored) : []
    } catch {
      return []
    }
  }
  const change = (clientId: string, replacement: Stored[]) => {
    try {
      const others = read()
      const at = others.findIndex(stored => stored.clientId === clientId)
      if (at < 0) others.push(...replacement)
      else others.splice(at, 1, ...replacement)
      if (others.length > 0) storage.set(KEY, JSON.stringify(others))
      else storage.remove(KEY)
    } catch {
      // Full or forbidden: it stays in memory.
    }
  }
  return {
    load: () => read().map(heldFrom),
    keep: held => change(held.entry.clientId, [storedFrom(held)]),
    forget: clientId => change(clientId, []),
  }
}

const isStored = (value: unknown): value is Stored => {
  const { clientId, authorId, topicId, body } = (value ?? {}) as Record<string, unknown>
  return [clientId, authorId, topicId, body].every(field => typeof field === 'string')
}

function storedFrom({ entry, afterSeq, wasSent }: Held): Stored {
  const { clientId, authorId, topicId, body, replyTo, writtenAt } = entry
  const thought = { clientId, authorId, topicId, body, writtenAt, ...(replyTo ? { replyTo } : {}) }
  return { ...thought, afterSeq, wasSent, ...(entry.kind === 'refused' ? { refusal: entry.error } : {}) }
}

function heldFrom({ afterSeq, wasSent, refusal, ...thought }: Stored): Held {
  const entry: OutboxEntry = refusal
    ? { ...thought, kind: 'refused', error: refusal }
    : { ...thought, kind: 'waiting', attempt: 0 }
  return { entry, afterSeq, wasSent }
}
