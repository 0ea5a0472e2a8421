import { Failure, notFound } from '@mehfil/shared/errors'
import type { Thought } from '@mehfil/shared/thought'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { thoughts, thoughtVersions } from '#db/schema/thoughts.ts'
import { thoughtColumns, toThought } from '#feed/thought-rows.ts'
import { editToTell, writeUntold } from '#feed/untold.ts'
import {
  done,
  type Outcome,
  type Outcomes,
  type Revision,
  refused,
  type WriteKind,
} from '#feed/write-batch.ts'

export type ThoughtEdit = { thoughtId: string; body: string; textRev: number }

type Edited = { thought: Thought }

async function writeOne(tx: Transaction, rev: number, edit: ThoughtEdit): Promise<Outcome<Edited>> {
  const [row] = await tx.select(thoughtColumns).from(thoughts).where(eq(thoughts.id, edit.thoughtId))
  if (!row || row.body === null) return refused(notFound('thought'))
  // A retry whose first answer was lost, or an edit that changes nothing.
  if (row.body === edit.body) return done({ thought: toThought(row) })
  if (await isEditedSince(tx, row, edit.textRev)) {
    return refused(new Failure('conflict', 'This thought was changed elsewhere meanwhile.', { field: 'rev' }))
  }
  await tx.insert(thoughtVersions).values({
    thoughtId: row.id,
    rev,
    body: row.body,
    writtenAt: row.editedAt ?? row.createdAt,
  })
  const [edited] = await tx
    .update(thoughts)
    .set({ body: edit.body, rev, editedAt: sql`now()` })
    .where(eq(thoughts.id, row.id))
    .returning(thoughtColumns)
  await writeUntold(tx, editToTell(row, edit.body))
  return edited ? done({ thought: toThought(edited) }) : refused(notFound('thought'))
}

/**
 * Only another text is a conflict. A reaction or a reply raises the revision too, and must not make an
 * author's edit fail: so it is asked when the text was last replaced, not when the row last changed.
 */
async function isEditedSince(
  tx: Transaction,
  row: { id: string; rev: number },
  textRev: number,
): Promise<boolean> {
  if (row.rev === textRev) return false
  const [last] = await tx
    .select({ rev: sql<string | null>`max(${thoughtVersions.rev})` })
    .from(thoughtVersions)
    .where(eq(thoughtVersions.thoughtId, row.id))
  return Number(last?.rev ?? 0) > textRev
}

export const editWrite: WriteKind<ThoughtEdit, Edited> = {
  name: 'edit',
  places: 0,
  identity: input => input.thoughtId,
  async write(tx: Transaction, { rev }: Revision, inputs) {
    const outcomes: Outcomes<ThoughtEdit, Edited> = new Map()
    for (const input of inputs) outcomes.set(input, await writeOne(tx, rev, input))
    return outcomes
  },
}
