import { normaliseText } from '@mehfil/shared/text'
import type { Thought } from '@mehfil/shared/thought'
import type { Held } from './outbox-store.ts'

/**
 * The waiting entry that a shown thought is most likely the echo of: frames carry no clientId, for they are the same
 * for everyone. Only hides a card: the entry goes when the server has answered for its clientId, so that a wrong
 * guess (the same words from another device at the same moment) costs nothing but a card hidden for a moment (D8).
 */
export function echoOf(thought: Thought, waiting: readonly Held[]): Held | undefined {
  return waiting.find(
    ({ entry, afterSeq, wasSent, echoId, writtenId }) =>
      wasSent &&
      echoId === undefined &&
      writtenId === undefined &&
      entry.kind !== 'refused' &&
      entry.authorId === thought.authorId &&
      entry.topicId === thought.topicId &&
      thought.seq > afterSeq &&
      (entry.replyTo?.id ?? null) === (thought.replyTo?.id ?? null) &&
      (entry.picture ? 1 : 0) === thought.media.length &&
      normaliseText(entry.body) === thought.body,
  )
}
