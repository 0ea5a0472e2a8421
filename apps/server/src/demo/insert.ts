import { readFile } from 'node:fs/promises'
import { mediaFile } from '@mehfil/shared/media'
import type { Transaction } from '#db/database.ts'
import { media } from '#db/schema/media.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import type { Blobs } from '#platform/blobs/blobs.ts'
import { newId } from '#platform/id.ts'
import type { PictureRow, ReactionRow, ThoughtRow } from './rows.ts'

// Past the feed's writer on purpose: demo thoughts have a past, and nobody is watching them yet.

export const insertThoughts = (tx: Transaction, rows: readonly ThoughtRow[]) =>
  tx.insert(thoughts).values([...rows])

export const insertReactions = (tx: Transaction, rows: readonly ReactionRow[]) =>
  tx.insert(reactions).values([...rows])

/** The rows first, as always: no file is without somebody who knows of it. */
export async function insertPictures(
  tx: Transaction,
  blobs: Blobs,
  rows: readonly PictureRow[],
): Promise<void> {
  for (const { drawing, kept, authorId, thoughtId } of rows) {
    const seen = { ...kept, widths: [...kept.widths] }
    const row = { ...seen, authorId, thoughtId, clientId: newId(), fingerprint: '', storedAt: new Date() }
    await tx.insert(media).values(row)
    // The drawings lie beside this file, in the sources as in the bundle.
    const content = await readFile(new URL(`./pictures/${drawing}.webp`, import.meta.url))
    await blobs.put(mediaFile(kept.name, kept.width), content)
  }
}
