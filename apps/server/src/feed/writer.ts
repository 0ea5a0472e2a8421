import { Failure } from '@mehfil/shared/errors'
import type { Db, Transaction } from '#db/database.ts'
import { isConnectionLoss, isUniqueViolation } from '#db/errors.ts'
import {
  type AnyWriteKind,
  type Committed,
  type Outcome,
  type Submitted,
  type WriteKind,
  writeBatch,
} from './write-batch.ts'

export type Writer = {
  /** Writes one thing into a topic. Answers after the commit (D1); refusals are thrown as `Failure`. */
  submit<In, Out>(topicId: string, kind: WriteKind<In, Out>, input: In): Promise<Out>
  /** Waits for what has been submitted; nothing is taken in any more. */
  stop(): Promise<void>
}

/** Writes of one transaction: enough to share a commit, few enough to stay within the lock's patience. */
const BATCH = 100
/** Writes that may wait for a topic; past this the caller hears at once that it is too much. */
const QUEUE = 2_000

/** A database that hung for longer than this, in ms, is not asked twice: the caller is to hear of it. */
const RETRY_WITHIN = 1_000

type Lane = { queue: Submitted[]; working: Promise<void> }

export type WriterOptions = {
  db: Db
  onCommitted(committed: Committed): void
}

/**
 * The one way in for whatever changes a topic. What arrives while a commit is in flight goes into the next
 * one, so commits per thought fall as load rises, and an idle topic commits at once.
 */
export function createWriter({ db, onCommitted }: WriterOptions): Writer {
  const lanes = new Map<string, Lane>()
  let isStopped = false

  async function work(topicId: string, lane: Lane): Promise<void> {
    while (lane.queue.length > 0) await settle(topicId, takeBatch(lane.queue))
    lanes.delete(topicId)
  }

  async function settle(topicId: string, batch: readonly Submitted[]): Promise<void> {
    try {
      const { committed, outcomes } = await commit(db, topicId, batch)
      if (committed) onCommitted(committed)
      for (const submitted of batch) answer(submitted, outcomes.get(submitted))
    } catch (error) {
      // One bad write must not take the others with it.
      if (batch.length > 1 && !isConnectionLoss(error)) for (const one of batch) await settle(topicId, [one])
      else for (const submitted of batch) submitted.reject(error)
    }
  }

  return {
    submit: <In, Out>(topicId: string, kind: WriteKind<In, Out>, input: In) =>
      new Promise<Out>((resolve, reject) => {
        const lane = lanes.get(topicId) ?? { queue: [], working: Promise.resolve() }
        if (isStopped)
          return reject(new Failure('unavailable', 'The server is restarting.', { retryAfterMs: 1_000 }))
        if (lane.queue.length >= QUEUE) {
          return reject(
            new Failure('unavailable', 'Too much is being written here.', { retryAfterMs: 1_000 }),
          )
        }
        const submitted: Submitted = {
          kind: kind as AnyWriteKind,
          input,
          resolve: resolve as (out: unknown) => void,
          reject,
        }
        lane.queue.push(submitted)
        if (lanes.has(topicId)) return
        lanes.set(topicId, lane)
        lane.working = work(topicId, lane)
      }),
    async stop() {
      isStopped = true
      await Promise.all([...lanes.values()].map(lane => lane.working))
    },
  }
}

/**
 * The longest run from the front in which nothing comes twice: what is submitted again (a retry, another tab)
 * waits for the next batch, which finds the first one written (D2).
 */
function takeBatch(queue: Submitted[]): Submitted[] {
  const seen = new Set<string>()
  const end = queue.findIndex((submitted, index) => {
    if (index >= BATCH) return true
    const key = submitted.kind.identity?.(submitted.input)
    if (key === undefined) return false
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
  return queue.splice(0, end === -1 ? queue.length : end)
}

function answer(submitted: Submitted, outcome: Outcome<unknown> | undefined): void {
  if (outcome === undefined) submitted.reject(new Error(`${submitted.kind.name} gave no outcome`))
  else if (outcome.kind === 'refused') submitted.reject(outcome.failure)
  else submitted.resolve(outcome.value)
}

type BatchResult = { committed: Committed | undefined; outcomes: Map<Submitted, Outcome<unknown>> }

/**
 * One transaction for the batch. Tried once more where that is safe and helps: the connection was lost, maybe
 * at COMMIT (what was written is found again by its client id, D2), or another node wrote the same client id.
 */
async function commit(
  db: Db,
  topicId: string,
  batch: readonly Submitted[],
  isRetry = false,
): Promise<BatchResult> {
  const started = performance.now()
  let result: BatchResult = { committed: undefined, outcomes: new Map() }
  try {
    await db.transaction(async (tx: Transaction) => {
      result = await writeBatch(tx, topicId, batch)
      // Nothing changed: give the revision back instead of burning it.
      if (!result.committed) throw new NothingToCommit()
    })
    return result
  } catch (error) {
    if (error instanceof NothingToCommit) return result
    if (isRetry || !(isConnectionLoss(error) || isUniqueViolation(error))) throw error
    if (performance.now() - started > RETRY_WITHIN) throw error
    return await commit(db, topicId, batch, true)
  }
}

class NothingToCommit extends Error {}
