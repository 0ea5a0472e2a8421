import { LIMITS } from '@mehfil/shared/limits'
import { type Concern, type Facts, keyOf, outcomeOf } from './notifications.rules.ts'

export type NewRow = { id: string; personId: string; number: number; kind: string; thoughtId: string | null }

/** What a step writes. */
export type Plan = {
  rows: NewRow[]
  /** Rows that are there and move up. */
  moved: { id: string; number: number }[]
  people: { rowId: string; personId: string; reaction: string | null }[]
  leaving: { rowId: string; personId: string }[]
  /** Rows of which only something inside is another: they keep their number. */
  corrected: Set<string>
  /** Whose list has changed, with the last number given to each. */
  numbers: Map<string, number>
}

/** Numbers in the order in which it happened; a row that several people join in one step moves once. */
export function planOf(
  concerns: readonly Concern[],
  facts: readonly Facts[],
  marks: ReadonlyMap<string, number>,
  newId: () => string,
): Plan {
  const plan: Plan = {
    rows: [],
    moved: [],
    people: [],
    leaving: [],
    corrected: new Set(),
    numbers: new Map(),
  }
  const joined = new Map<string, string>()
  const mentions = new Map<string, number>()
  const told = new Set<string>()

  function take(personId: string): number {
    const number = (plan.numbers.get(personId) ?? marks.get(personId) ?? 0) + 1
    plan.numbers.set(personId, number)
    return number
  }

  function rowFor({ personId, kind, thoughtId }: Concern, rowId: string | null): string {
    const key = `${personId} ${kind} ${thoughtId}`
    const known = joined.get(key)
    if (known !== undefined) return known
    const id = rowId ?? newId()
    joined.set(key, id)
    const number = take(personId)
    if (rowId === null) plan.rows.push({ id, personId, number, kind, thoughtId })
    else plan.moved.push({ id, number })
    return id
  }

  /** What is written in this very step counts as well: she is told once by a thought, which tells only so many. */
  function isTooMuch({ personId, kind, thoughtId }: Concern, { mentioned }: Facts): boolean {
    if (kind === 'reply') told.add(`${thoughtId} ${personId}`)
    if (kind !== 'mention' || thoughtId === null) return false
    const count = (mentions.get(thoughtId) ?? mentioned) + 1
    if (told.has(`${thoughtId} ${personId}`) || count > LIMITS.mentions) return true
    mentions.set(thoughtId, count)
    return false
  }

  for (const [at, concern] of concerns.entries()) {
    const fact = facts[at]
    if (!fact) throw new Error(`Nothing is known of ${keyOf(concern)}.`)
    const { personId, byId } = concern
    const outcome = outcomeOf(concern, fact)
    if (outcome === 'joins' && !isTooMuch(concern, fact)) {
      plan.people.push({ rowId: rowFor(concern, fact.rowId), personId: byId, reaction: fact.reaction })
    } else if (outcome === 'changes' && fact.rowId !== null) {
      plan.people.push({ rowId: fact.rowId, personId: byId, reaction: fact.reaction })
      plan.corrected.add(fact.rowId)
      plan.numbers.set(personId, plan.numbers.get(personId) ?? take(personId))
    } else if (outcome === 'leaves') {
      for (const rowId of fact.inRows) {
        plan.leaving.push({ rowId, personId: byId })
        plan.corrected.add(rowId)
      }
      plan.numbers.set(personId, plan.numbers.get(personId) ?? take(personId))
    }
  }
  return plan
}
