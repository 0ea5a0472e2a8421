import type { Evidence, Rule } from './evidence.ts'
import type { HistoryEvent } from './history.ts'
import { abortedRead } from './rules/aborted-read.ts'
import { authorOrder } from './rules/author-order.ts'
import { backwards } from './rules/backwards.ts'
import { disagreement } from './rules/disagreement.ts'
import { dishonestReset } from './rules/dishonest-reset.ts'
import { duplicateShow } from './rules/duplicate-show.ts'
import { duplicateWrite } from './rules/duplicate-write.ts'
import { erasedShown } from './rules/erased-shown.ts'
import { hole } from './rules/hole.ts'
import { lost } from './rules/lost.ts'
import { notConverged } from './rules/not-converged.ts'
import { vanished } from './rules/vanished.ts'

const RULES: readonly Rule[] = [
  lost,
  vanished,
  duplicateWrite,
  duplicateShow,
  disagreement,
  hole,
  backwards,
  abortedRead,
  authorOrder,
  notConverged,
  dishonestReset,
  erasedShown,
]

/** Examples kept of each broken rule. */
const EXAMPLES = 5

export type Counts = {
  readonly acks: number
  readonly refusals: number
  readonly unknowns: number
  readonly deliveries: number
  readonly catchUps: number
  readonly resets: number
  readonly faults: number
}

/** Least counts of a run that proves anything. */
export type Thresholds = Partial<Counts>

export type Violation = {
  readonly rule: string
  /** Number of the promise in docs/delivery.md. */
  readonly promise: string
  readonly count: number
  readonly examples: readonly string[]
}

export type Verdict =
  | { readonly kind: 'passed'; readonly counts: Counts }
  | { readonly kind: 'failed'; readonly counts: Counts; readonly violations: readonly Violation[] }
  /** Nothing wrong was seen, but too little happened to say more. */
  | { readonly kind: 'inconclusive'; readonly counts: Counts; readonly shortfalls: readonly string[] }

/**
 * Decides from what every client saw and the final database whether the delivery promises were kept. It shares
 * nothing with writer, pump or reducer: a mistake in their idea of the feed must not be in here as well.
 */
export function check(evidence: Evidence, thresholds: Thresholds): Verdict {
  const counts = countsOf(evidence)
  const violations = RULES.map(rule => violationOf(rule, evidence)).filter(({ count }) => count > 0)
  if (violations.length > 0) return { kind: 'failed', counts, violations }
  const shortfalls = Object.entries(thresholds)
    .map(([what, least]) => ({ what, least, had: counts[what as keyof Counts] }))
    .filter(({ had, least }) => had < least)
    .map(({ what, least, had }) => `${had} ${what} are too few to prove anything; ${least} are needed`)
  return shortfalls.length > 0 ? { kind: 'inconclusive', counts, shortfalls } : { kind: 'passed', counts }
}

function violationOf({ name, promise, find }: Rule, evidence: Evidence): Violation {
  const examples: string[] = []
  let count = 0
  for (const what of find(evidence)) if (++count <= EXAMPLES) examples.push(what)
  return { rule: name, promise, count, examples }
}

function countsOf({ histories, faults }: Evidence): Counts {
  const kinds = new Map<HistoryEvent['kind'], number>()
  let deliveries = 0
  for (const { events } of histories) {
    for (const event of events) {
      kinds.set(event.kind, (kinds.get(event.kind) ?? 0) + 1)
      if (event.kind === 'deliver') deliveries += event.rows.length
    }
  }
  const of = (kind: HistoryEvent['kind']) => kinds.get(kind) ?? 0
  return {
    acks: of('ok'),
    refusals: of('fail'),
    unknowns: of('unknown'),
    deliveries,
    catchUps: of('caught-up'),
    resets: of('reset'),
    faults: Object.values(faults).reduce((sum, times) => sum + times, 0),
  }
}
