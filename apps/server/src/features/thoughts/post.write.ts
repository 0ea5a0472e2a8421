import { type Failure, notFound } from '@mehfil/shared/errors'
import type { KeptMedia } from '@mehfil/shared/media'
import type { Thought } from '@mehfil/shared/thought'
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { thoughtColumns, toThought } from '#feed/thought-rows.ts'
import { wordsToTell, writeUntold } from '#feed/untold.ts'
import { done, type Outcomes, type Revision, refused, type WriteKind } from '#feed/write-batch.ts'
import { anyHeld, consumeHeld, mismatch } from './held.write.ts'
import { claimMedia } from './media.write.ts'

export type NewThought = {
  id: string
  authorId: string
  clientId: string
  body: string
  fingerprint: string
  replyTo?: { id: string; seq: number } | undefined
  /** The author's own, and free when it was looked. */
  media?: readonly KeptMedia[] | undefined
  /** Why it cannot be written now. A retry of what is written already is answered all the same (D2). */
  obstacle?: Failure | undefined
}

export type Posted = { thought: Thought; duplicate: boolean }

/** Known client ids are answered with the thought they already are, or refused if it was another text (D2). */
async function settle(tx: Transaction, _topicId: string, inputs: readonly NewThought[]) {
  const outcomes: Outcomes<NewThought, Posted> = new Map()
  const known = await tx
    .select({ ...thoughtColumns, clientId: thoughts.clientId, fingerprint: thoughts.fingerprint })
    .from(thoughts)
    .where(
      or(
        ...inputs.map(input =>
          and(eq(thoughts.authorId, input.authorId), eq(thoughts.clientId, input.clientId)),
        ),
      ),
    )
  for (const input of inputs) {
    const first = known.find(row => row.clientId === input.clientId && row.authorId === input.authorId)
    if (!first) {
      if (input.obstacle) outcomes.set(input, refused(input.obstacle))
      continue
    }
    const isSame = first.fingerprint === input.fingerprint
    outcomes.set(input, isSame ? done({ thought: toThought(first), duplicate: true }) : refused(mismatch()))
  }
  return outcomes
}

async function write(tx: Transaction, revision: Revision, inputs: readonly NewThought[]) {
  const inserted = await insert(tx, revision, await withLivingTargets(tx, inputs))
  const rows = new Map(inserted.map(row => [row.id, row]))
  const outcomes: Outcomes<NewThought, Posted> = new Map()
  for (const input of inputs) {
    const row = rows.get(input.id)
    outcomes.set(
      input,
      row ? done({ thought: toThought(row), duplicate: false }) : refused(notFound('thought')),
    )
  }
  return outcomes
}

/** With everything that changes because of them. */
async function insert(
  tx: Transaction,
  { topicId, rev, firstSeq }: Revision,
  answerable: readonly NewThought[],
) {
  if (answerable.length === 0) return []
  const inserted = await tx
    .insert(thoughts)
    .values(
      answerable.map(({ replyTo, obstacle: _, ...input }, index) => ({
        ...input,
        topicId,
        rev,
        seq: firstSeq + index,
        replyToId: replyTo?.id ?? null,
        replyToSeq: replyTo?.seq ?? null,
      })),
    )
    .returning(thoughtColumns)
  await claimMedia(tx, answerable)
  const [counted] = await tx
    .update(topicHeads)
    .set({ thoughtCount: sql`${topicHeads.thoughtCount} + ${answerable.length}` })
    .where(eq(topicHeads.topicId, topicId))
    .returning({ hasHeld: anyHeld(answerable) })
  if (counted?.hasHeld) await consumeHeld(tx, answerable)
  await countReplies(tx, rev, answerable)
  await writeUntold(tx, answerable.flatMap(wordsToTell))
  return inserted
}

/** Without replies to what was erased after they were asked for: under the lock nothing is erased any more. */
async function withLivingTargets(tx: Transaction, inputs: readonly NewThought[]) {
  const targets = [...new Set(inputs.flatMap(({ replyTo }) => replyTo?.id ?? []))]
  if (targets.length === 0) return inputs
  const living = await tx
    .select({ id: thoughts.id })
    .from(thoughts)
    .where(and(inArray(thoughts.id, targets), isNull(thoughts.deletedAt)))
  const ids = new Set(living.map(({ id }) => id))
  return inputs.filter(({ replyTo }) => !replyTo || ids.has(replyTo.id))
}

/** The answered thoughts changed too: their count is an absolute value with this revision (D10). */
async function countReplies(tx: Transaction, rev: number, inputs: readonly NewThought[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const { replyTo } of inputs) if (replyTo) counts.set(replyTo.id, (counts.get(replyTo.id) ?? 0) + 1)
  for (const [count, ids] of byCount(counts)) {
    await tx
      .update(thoughts)
      .set({ rev, replyCount: sql`${thoughts.replyCount} + ${count}` })
      .where(and(inArray(thoughts.id, ids), isNull(thoughts.deletedAt)))
  }
}

/** Nearly always one statement: most answered thoughts get one reply in a batch. */
function byCount(counts: ReadonlyMap<string, number>): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const [id, count] of counts) groups.set(count, [...(groups.get(count) ?? []), id])
  return groups
}

export const postWrite: WriteKind<NewThought, Posted> = {
  name: 'post',
  places: 1,
  identity: input => `${input.authorId} ${input.clientId}`,
  settle,
  write,
}
