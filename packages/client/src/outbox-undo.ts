import { undoThought } from '@mehfil/shared/contract/thoughts'
import { asFailure, bodyOf } from './failures.ts'
import type { Call } from './feed-context.ts'
import type { OutboxShelf } from './outbox-shelf.ts'
import { type Held, thoughtOf, withoutMediaId } from './outbox-store.ts'
import type { UndoOutcome } from './states.ts'

/** What was never sent, or was refused, is nowhere but here. */
const isHereOnly = ({ entry, wasSent }: Held) => !wasSent || entry.kind === 'refused'

const ask = (call: Call, { entry: { topicId, clientId } }: Held) => call(undoThought, { topicId, clientId })

/** Takes a thought back: here, and where it may be held. Only the server knows whether it came in time. */
export async function undo(call: Call, shelf: OutboxShelf, clientId: string): Promise<UndoOutcome> {
  const held = shelf.get(clientId)
  if (!held) return { kind: 'shared' }
  try {
    if (!isHereOnly(held)) await ask(call, held)
  } catch (error) {
    const failure = asFailure(error)
    return failure.code === 'conflict' ? { kind: 'shared' } : { kind: 'failed', error: bodyOf(failure) }
  }
  shelf.drop(clientId)
  return { kind: 'undone', thought: withoutMediaId(thoughtOf(held.entry)) }
}

/** Whatever becomes of it; the server may hold it, if an answer was lost, and is to know in time if it can. */
export function forget(call: Call, shelf: OutboxShelf, clientId: string): void {
  const held = shelf.get(clientId)
  if (held && !isHereOnly(held) && held.entry.undoMs !== undefined) ask(call, held).catch(() => undefined)
  shelf.drop(clientId)
}
