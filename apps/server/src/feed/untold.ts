import { mentionsIn } from '@mehfil/shared/names'
import type { Transaction } from '#db/database.ts'
import { untold } from '#db/schema/notifications.ts'

/** Something that somebody may want to be told of. To whom it concerns is found out after the commit, apart from it. */
export type Untold =
  /** A thought was shared that answers or names somebody, or was edited so that it does. */
  | { kind: 'words'; byId: string; thoughtId: string; handles: string[] }
  /** Somebody gave a reaction or took one back: what counts is how it is when it is told. */
  | { kind: 'reaction'; byId: string; thoughtId: string }
  | { kind: 'erasure'; byId: string; thoughtId: string }
  /** Somebody follows another member, or no longer does. */
  | { kind: 'follow'; byId: string; followedId: string }

/**
 * Part of the transaction that does it, so that a crash loses nothing, and the last statement of it. Most thoughts concern
 * nobody: they cost nothing here.
 */
export async function writeUntold(tx: Transaction, rows: readonly Untold[]): Promise<void> {
  if (rows.length > 0) await tx.insert(untold).values([...rows])
}

type Shared = { id: string; authorId: string; body: string; replyTo?: { id: string } | undefined }

export function wordsToTell({ id, authorId, body, replyTo }: Shared): Untold[] {
  const handles = mentionsIn(body)
  if (handles.length === 0 && !replyTo) return []
  return [{ kind: 'words', byId: authorId, thoughtId: id, handles }]
}

type Former = { id: string; authorId: string; body: string | null }

/** Whoever was named before was told then. */
export function editToTell({ id, authorId, body }: Former, next: string): Untold[] {
  const before = new Set(mentionsIn(body ?? ''))
  const handles = mentionsIn(next).filter(handle => !before.has(handle))
  return handles.length > 0 ? [{ kind: 'words', byId: authorId, thoughtId: id, handles }] : []
}

export const erasureToTell = ({ id, authorId }: { id: string; authorId: string }): Untold => ({
  kind: 'erasure',
  byId: authorId,
  thoughtId: id,
})

export const followToTell = (follow: { personId: string; followedId: string }): Untold => ({
  kind: 'follow',
  byId: follow.personId,
  followedId: follow.followedId,
})
