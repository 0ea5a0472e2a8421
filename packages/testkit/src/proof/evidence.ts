import type { History, SettledThought } from './history.ts'

/** A row of the database when the run was over. */
export type FinalThought = SettledThought & {
  readonly topicId: string
  readonly authorId: string
  readonly clientId: string
}

export type FinalHead = {
  readonly topicId: string
  readonly epoch: string
  readonly seq: number
  readonly rev: number
}

/** Of the topics that the run used, everything. */
export type FinalDatabase = {
  readonly heads: readonly FinalHead[]
  readonly thoughts: readonly FinalThought[]
}

/** What is judged: what everyone saw, what is there, and how often which fault was made. */
export type Evidence = {
  readonly histories: readonly History[]
  readonly database: FinalDatabase
  readonly faults: Readonly<Record<string, number>>
}

/**
 * One promise that can be broken. `find` tells of each breach in a sentence; it may give thousands, of which the
 * checker keeps a few.
 */
export type Rule = {
  readonly name: string
  readonly promise: string
  find(evidence: Evidence): Iterable<string>
}

/** The epoch that counts: rows of the database belong to it. */
export const finalEpoch = ({ heads }: FinalDatabase, topicId: string): string | undefined =>
  heads.find(head => head.topicId === topicId)?.epoch

export const byId = ({ thoughts }: FinalDatabase): ReadonlyMap<string, FinalThought> =>
  new Map(thoughts.map(thought => [thought.id, thought]))

/** Rows by what made them: one (author, clientId) is one thought (D2). */
export function byOrigin({ thoughts }: FinalDatabase): ReadonlyMap<string, readonly FinalThought[]> {
  const rows = new Map<string, FinalThought[]>()
  for (const thought of thoughts) {
    const key = originOf(thought.authorId, thought.clientId)
    rows.set(key, [...(rows.get(key) ?? []), thought])
  }
  return rows
}

export const originOf = (authorId: string, clientId: string) => `${authorId} ${clientId}`
