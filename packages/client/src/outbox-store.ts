import type { ErrorBody } from '@mehfil/shared/errors'
import type { OutboxEntry, OutboxThought } from './states.ts'

/** An entry with what the outbox alone needs to know. */
export type Held = {
  readonly entry: OutboxEntry
  /** Grows with each thought that is written, in any tab: lanes send in this order (D7). */
  readonly order: number
  /** Newest place known when it was written: its own will be after it. */
  readonly afterSeq: number
  /** True once it was sent, with whatever outcome: it may have been written. */
  readonly wasSent: boolean
  /** The thought that looks like it, shown here before the answer has come: its card is hidden. */
  readonly echoId?: string
  /** The answer's thought; the card stays until the feed shows it. */
  readonly writtenId?: string
}

/** What of an entry outlives the page. */
export type StoredEntry = OutboxThought & {
  readonly order: number
  readonly afterSeq: number
  readonly wasSent: boolean
  readonly refusal?: ErrorBody
  /** Held until then, by the clock of the device. */
  readonly publishAt?: number
}

/**
 * Where waiting thoughts outlive the page, one record for each clientId; all tabs of a browser share it. Each promise
 * settles when it is done, and rejects when it cannot be: then the thought waits in memory alone (D8).
 */
export type OutboxStore = {
  load(): Promise<readonly StoredEntry[]>
  keep(entry: StoredEntry): Promise<void>
  forget(clientId: string): Promise<void>
}

/** As lasting as the object itself: for programs, whose memory is all they have. */
export function memoryOutboxStore(): OutboxStore & { readonly size: number } {
  const entries = new Map<string, StoredEntry>()
  return {
    get size() {
      return entries.size
    },
    load: async () => [...entries.values()],
    keep: async entry => void entries.set(entry.clientId, entry),
    forget: async clientId => void entries.delete(clientId),
  }
}

export function storedFrom({ entry, order, afterSeq, wasSent }: Held): StoredEntry {
  const refusal = entry.kind === 'refused' ? { refusal: entry.error } : {}
  const hold = entry.kind === 'held' ? { publishAt: entry.publishAt } : {}
  return { ...thoughtOf(entry), order, afterSeq, wasSent, ...refusal, ...hold }
}

export function heldFrom({ order, afterSeq, wasSent, refusal, publishAt, ...thought }: StoredEntry): Held {
  return { entry: entryFrom(thought, refusal, publishAt), order, afterSeq, wasSent }
}

function entryFrom(thought: OutboxThought, error?: ErrorBody, publishAt?: number): OutboxEntry {
  if (error) return { ...thought, kind: 'refused', error }
  if (publishAt !== undefined) return { ...thought, kind: 'held', publishAt }
  return { ...thought, kind: 'waiting', attempt: 0 }
}

/** The text, its picture and its marks alone, without the state they were in. */
export const thoughtOf = (thought: OutboxThought): OutboxThought => {
  const { clientId, authorId, topicId, body, replyTo, picture, undoMs, writtenAt } = thought
  const beside = {
    ...(replyTo ? { replyTo } : {}),
    ...(picture ? { picture } : {}),
    ...(undoMs === undefined ? {} : { undoMs }),
  }
  return { clientId, authorId, topicId, body, writtenAt, ...beside }
}

/** As it was before the server had its picture. */
export function withoutMediaId(thought: OutboxThought): OutboxThought {
  const { picture, ...rest } = thoughtOf(thought)
  if (!picture) return rest
  const { mediaId: _, ...unsent } = picture
  return { ...rest, picture: unsent }
}

export const isHeld = (entry: OutboxEntry) => entry.kind === 'held'
