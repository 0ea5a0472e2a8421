import { check, type Thresholds, type Verdict, type Violation } from '@mehfil/testkit/proof/checker'
import type { Evidence } from '@mehfil/testkit/proof/evidence'
import type { ChaosOptions } from './options.ts'
import type { Settled } from './settle.ts'

export type Found = {
  readonly evidence: Evidence
  /** Times that a process was killed. */
  readonly kills: number
  readonly settled: Settled
}

/** The checker's verdict, with what no history shows: how long it took in the end, and how much was killed. */
export function judge({ evidence, kills, settled }: Found, options: ChaosOptions): Verdict {
  const verdict = check(evidence, leastOf(options))
  const late = latenessOf(settled, options)
  if (late) {
    const others = verdict.kind === 'failed' ? verdict.violations : []
    return { kind: 'failed', counts: verdict.counts, violations: [...others, late] }
  }
  const leastKills = leastKillsOf(options)
  if (verdict.kind === 'failed' || kills >= leastKills) return verdict
  const others = verdict.kind === 'inconclusive' ? verdict.shortfalls : []
  const few = `${kills} kills are too few to prove anything; ${leastKills} are needed`
  return { kind: 'inconclusive', counts: verdict.counts, shortfalls: [...others, few] }
}

function latenessOf({ equalMs }: Settled, { equalWithinMs }: ChaosOptions): Violation | undefined {
  if (equalMs <= equalWithinMs) return undefined
  const after = Number.isFinite(equalMs) ? `only after ${Math.round(equalMs)} ms` : 'not at all'
  const example = `once the last process was ready, every client was equal to the database ${after}`
  return { rule: 'late', promise: 'D6', count: 1, examples: [example] }
}

/** A kill is left out now and then, when all are still being started again. */
const leastKillsOf = ({ seconds, killEveryMs }: ChaosOptions) =>
  killEveryMs === 0 ? 0 : Math.floor(((seconds * 1_000) / killEveryMs) * 0.84)

/** A run with less than this proves nothing. */
function leastOf(options: ChaosOptions): Thresholds {
  const { seconds, rate, clients, topics, watching, faultEveryMs } = options
  // While everything is down nobody writes on for ever.
  const acks = Math.floor(seconds * rate * 0.5)
  return {
    acks,
    // A reader who begins anew further on does not show what lies between.
    deliveries: Math.floor(((acks * clients * watching) / topics) * 0.8),
    faults: leastKillsOf(options) + Math.floor(((seconds * 1_000) / faultEveryMs) * 0.5),
    catchUps: clients,
  }
}
