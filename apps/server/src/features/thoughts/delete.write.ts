import { notFound } from '@mehfil/shared/errors'
import type { Thought } from '@mehfil/shared/thought'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { thoughtTexts } from '#db/schema/search.ts'
import { reactions, thoughts, thoughtVersions } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { thoughtColumns, toThought } from '#feed/thought-rows.ts'
import { erasureToTell, writeUntold } from '#feed/untold.ts'
import { done, type Outcomes, type Revision, refused, type WriteKind } from '#feed/write-batch.ts'
import { eraseMedia } from './media.write.ts'

export type Deletion = { thoughtId: string }

type Deleted = { thought: Thought }

/** Erased means erased: no body, no former text, no picture, no reaction, no bookmark, no word in the search stays (D9). The place stays, as a tombstone (D3). */
async function write(tx: Transaction, { topicId, rev }: Revision, inputs: readonly Deletion[]) {
  const ids = inputs.map(input => input.thoughtId)
  const erased = await tx
    .update(thoughts)
    .set({ body: null, media: [], reactions: {}, rev, deletedAt: sql`now()` })
    .where(and(inArray(thoughts.id, ids), isNull(thoughts.deletedAt)))
    .returning(thoughtColumns)
  if (erased.length > 0) {
    await tx.delete(thoughtVersions).where(inArray(thoughtVersions.thoughtId, ids))
    await tx.delete(reactions).where(inArray(reactions.thoughtId, ids))
    await tx.delete(bookmarks).where(inArray(bookmarks.thoughtId, ids))
    await tx.delete(thoughtTexts).where(inArray(thoughtTexts.thoughtId, ids))
    await eraseMedia(tx, ids)
    await writeUntold(tx, erased.map(erasureToTell))
    await tx
      .update(topicHeads)
      .set({ thoughtCount: sql`${topicHeads.thoughtCount} - ${erased.length}` })
      .where(eq(topicHeads.topicId, topicId))
    for (const { replyToId } of erased) if (replyToId) await uncountReply(tx, rev, replyToId)
  }
  // Deleting twice is deleting once: a lost answer is asked for again.
  const rows = await tx.select(thoughtColumns).from(thoughts).where(inArray(thoughts.id, ids))
  const outcomes: Outcomes<Deletion, Deleted> = new Map()
  for (const input of inputs) {
    const row = rows.find(found => found.id === input.thoughtId)
    outcomes.set(input, row ? done({ thought: toThought(row) }) : refused(notFound('thought')))
  }
  return outcomes
}

const uncountReply = (tx: Transaction, rev: number, replyToId: string) =>
  tx
    .update(thoughts)
    .set({ rev, replyCount: sql`greatest(${thoughts.replyCount} - 1, 0)` })
    .where(and(eq(thoughts.id, replyToId), isNull(thoughts.deletedAt)))

export const deleteWrite: WriteKind<Deletion, Deleted> = { name: 'delete', places: 0, write }
