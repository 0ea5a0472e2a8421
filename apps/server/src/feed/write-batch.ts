import type { Head } from '@mehfil/shared/changes'
import { type Failure, notFound } from '@mehfil/shared/errors'
import type { People } from '@mehfil/shared/person'
import type { Thought } from '@mehfil/shared/thought'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import { thoughts } from '#db/schema/thoughts.ts'
import { topicHeads } from '#db/schema/topics.ts'
import { authoredColumns, toAuthored } from './thought-rows.ts'

/** What one commit changed, for the pump. */
export type Committed = { topicId: string; head: Head; thoughts: Thought[]; people: People }

export type Outcome<Out> = { kind: 'done'; value: Out } | { kind: 'refused'; failure: Failure }

export const done = <Out>(value: Out): Outcome<Out> => ({ kind: 'done', value })
export const refused = (failure: Failure): Outcome<never> => ({ kind: 'refused', failure })

/** The revision that a transaction is writing. Every row it changes gets `rev`. */
export type Revision = { topicId: string; rev: number; firstSeq: number }

export type Outcomes<In, Out> = Map<In, Outcome<Out>>

/** One kind of write, for all its inputs of a batch at once. Inputs are told apart by identity. */
export type WriteKind<In, Out> = {
  name: string
  /** What makes two inputs the same submission; they never share a batch. */
  identity?(input: In): string
  /** Places in the topic that each input takes. */
  places: 0 | 1
  /** Before the lock: answers those that need no writing (known already) or cannot be (nothing there). */
  settle?(tx: Transaction, topicId: string, inputs: readonly In[]): Promise<Outcomes<In, Out>>
  /**
   * Under the lock: writes the others, in order, stamping each changed thought with the revision. What is refused here
   * takes no place: the next input gets it.
   */
  write(tx: Transaction, revision: Revision, inputs: readonly In[]): Promise<Outcomes<In, Out>>
}

// biome-ignore lint/suspicious/noExplicitAny: a batch mixes kinds; each meets only its own inputs
export type AnyWriteKind = WriteKind<any, any>

export type Submitted = {
  kind: AnyWriteKind
  input: unknown
  resolve(out: unknown): void
  reject(error: unknown): void
}

type Group = { kind: AnyWriteKind; members: Submitted[] }

/**
 * Writes a batch in an open transaction. Locking the head's row gives the batch its revision and orders it
 * among all writers of the topic, on every node: revision order is commit order (D3, D4). Nothing slow stands
 * between the lock and the commit.
 */
export async function writeBatch(tx: Transaction, topicId: string, batch: readonly Submitted[]) {
  const outcomes = new Map<Submitted, Outcome<unknown>>()
  const record = (group: Group, found: Outcomes<unknown, unknown>) => {
    for (const member of group.members) {
      const outcome = found.get(member.input)
      if (outcome) outcomes.set(member, outcome)
    }
  }
  const groups = grouped(batch)
  for (const group of groups) {
    if (group.kind.settle) record(group, await group.kind.settle(tx, topicId, inputsOf(group.members)))
  }
  const open = grouped(batch.filter(submitted => !outcomes.has(submitted)))
  if (open.length === 0) return { committed: undefined, outcomes }

  const places = open.reduce((sum, group) => sum + group.kind.places * group.members.length, 0)
  const head = await takeRevision(tx, topicId, places)
  let firstSeq = head.seq - places + 1
  for (const group of open) {
    const revision = { topicId, rev: head.rev, firstSeq }
    record(group, await group.kind.write(tx, revision, inputsOf(group.members)))
    const written = group.members.filter(member => outcomes.get(member)?.kind !== 'refused')
    firstSeq += group.kind.places * written.length
  }
  const seq = firstSeq - 1
  if (seq < head.seq) await giveBack(tx, topicId, seq)
  const written = await rowsOf(tx, topicId, head.rev)
  const committed: Committed | undefined =
    written.thoughts.length > 0 ? { topicId, head: { ...head, seq }, ...written } : undefined
  return { committed, outcomes }
}

const inputsOf = (members: readonly Submitted[]) => members.map(member => member.input)

/** By kind, in the order in which each kind first came. */
function grouped(batch: readonly Submitted[]): Group[] {
  const groups = new Map<AnyWriteKind, Group>()
  for (const submitted of batch) {
    const group = groups.get(submitted.kind) ?? { kind: submitted.kind, members: [] }
    group.members.push(submitted)
    groups.set(submitted.kind, group)
  }
  return [...groups.values()]
}

async function takeRevision(tx: Transaction, topicId: string, places: number) {
  const [head] = await tx
    .update(topicHeads)
    .set({ rev: sql`${topicHeads.rev} + 1`, seq: sql`${topicHeads.seq} + ${places}` })
    .where(eq(topicHeads.topicId, topicId))
    .returning({ epoch: topicHeads.epoch, rev: topicHeads.rev, seq: topicHeads.seq })
  if (!head) throw notFound('topic')
  return head
}

/** What was refused under the lock takes no place: places are dense (D3). */
const giveBack = (tx: Transaction, topicId: string, seq: number) =>
  tx.update(topicHeads).set({ seq }).where(eq(topicHeads.topicId, topicId))

/** What the revision changed, as it is about to be committed: the frame's content. */
async function rowsOf(tx: Transaction, topicId: string, rev: number) {
  const rows = await tx
    .select(authoredColumns)
    .from(thoughts)
    .innerJoin(people, eq(people.id, thoughts.authorId))
    .where(and(eq(thoughts.topicId, topicId), eq(thoughts.rev, rev)))
    .orderBy(thoughts.seq)
  return toAuthored(rows)
}
