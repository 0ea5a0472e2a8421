import { notFound } from '@mehfil/shared/errors'
import type { ReactionCounts, ReactionKind } from '@mehfil/shared/reaction'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { reactions, thoughts } from '#db/schema/thoughts.ts'
import { writeUntold } from '#feed/untold.ts'
import { done, type Outcomes, type Revision, refused, type WriteKind } from '#feed/write-batch.ts'

export type ReactionWish = { thoughtId: string; personId: string; kind: ReactionKind; isWanted: boolean }

export type Counted = { reactions: ReactionCounts; rev: number }

type Row = { thoughtId: string; personId: string; kind: ReactionKind }

const rowColumns = { thoughtId: reactions.thoughtId, personId: reactions.personId, kind: reactions.kind }

/**
 * All wishes of a batch become one insert, one delete and one update for each thought that really changed: a
 * thousand hearts in a second are a few revisions (D10). The last wish of a person for a kind counts.
 */
async function write(tx: Transaction, { rev }: Revision, inputs: readonly ReactionWish[]) {
  const ids = [...new Set(inputs.map(input => input.thoughtId))]
  const living = await tx
    .select({
      id: thoughts.id,
      rev: thoughts.rev,
      reactions: thoughts.reactions,
      authorId: thoughts.authorId,
    })
    .from(thoughts)
    .where(and(inArray(thoughts.id, ids), isNull(thoughts.deletedAt)))
  const current = new Map(living.map(({ id, rev, reactions }): [string, Counted] => [id, { rev, reactions }]))
  const last = new Map(inputs.map(wish => [`${wish.thoughtId} ${wish.personId} ${wish.kind}`, wish]))
  const wishes = [...last.values()].filter(wish => current.has(wish.thoughtId))
  const changes = [
    ...(
      await add(
        tx,
        wishes.filter(wish => wish.isWanted),
      )
    ).map(row => ({ ...row, by: 1 })),
    ...(
      await remove(
        tx,
        wishes.filter(wish => !wish.isWanted),
      )
    ).map(row => ({ ...row, by: -1 })),
  ]
  for (const { thoughtId, kind, by } of changes) {
    const counted = current.get(thoughtId)
    if (counted) current.set(thoughtId, { reactions: recount(counted.reactions, kind, by), rev })
  }
  for (const thoughtId of new Set(changes.map(change => change.thoughtId))) {
    await tx
      .update(thoughts)
      .set({ ...current.get(thoughtId) })
      .where(eq(thoughts.id, thoughtId))
  }
  const authors = new Map(living.map(({ id, authorId }) => [id, authorId]))
  await writeUntold(
    tx,
    changes
      .filter(({ thoughtId, personId }) => authors.get(thoughtId) !== personId)
      .map(({ thoughtId, personId }) => ({ kind: 'reaction', byId: personId, thoughtId })),
  )
  const outcomes: Outcomes<ReactionWish, Counted> = new Map()
  for (const input of inputs) {
    const counted = current.get(input.thoughtId)
    outcomes.set(input, counted ? done(counted) : refused(notFound('thought')))
  }
  return outcomes
}

async function add(tx: Transaction, wishes: readonly ReactionWish[]): Promise<Row[]> {
  if (wishes.length === 0) return []
  const rows = wishes.map(({ thoughtId, personId, kind }) => ({ thoughtId, personId, kind }))
  return await tx.insert(reactions).values(rows).onConflictDoNothing().returning(rowColumns)
}

async function remove(tx: Transaction, wishes: readonly ReactionWish[]): Promise<Row[]> {
  if (wishes.length === 0) return []
  const one = (wish: ReactionWish) =>
    and(
      eq(reactions.thoughtId, wish.thoughtId),
      eq(reactions.personId, wish.personId),
      eq(reactions.kind, wish.kind),
    )
  return await tx
    .delete(reactions)
    .where(or(...wishes.map(one)))
    .returning(rowColumns)
}

/** A kind nobody uses any more is absent. */
function recount(counts: ReactionCounts, kind: ReactionKind, by: number): ReactionCounts {
  const { [kind]: count = 0, ...others } = counts
  return count + by > 0 ? { ...others, [kind]: count + by } : others
}

export const reactWrite: WriteKind<ReactionWish, Counted> = { name: 'react', places: 0, write }
