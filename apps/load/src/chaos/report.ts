import type { Verdict } from '@mehfil/testkit/proof/checker'
import type { History, Recorded } from '@mehfil/testkit/proof/history'
import type { FaultLogEntry } from '@mehfil/testkit/proof/nemesis'
import { percentile } from '../percentile.ts'
import type { ChaosOptions } from './options.ts'
import type { Settled } from './settle.ts'

export type Percentiles = { readonly p50: number; readonly p99: number; readonly max: number }

export type ChaosReport = {
  readonly command: string
  readonly date: string
  readonly machine: { readonly node: string; readonly cores: number; readonly memoryBytes: number }
  readonly options: ChaosOptions
  /** What was asked for and is not on this machine. */
  readonly without: readonly string[]
  readonly verdict: Verdict
  /** `kill -9`, by what was killed; among the faults as well. */
  readonly kills: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  readonly settled: Settled
  /** From the moment of sending, faults included: how long until the ack. */
  readonly ackMs: Percentiles
  /** Thoughts that members did not write, since too many of theirs were waiting. */
  readonly heldBack: number
  readonly generatorLagMs: number
  readonly generatorPeakRssBytes: number
  /** Servers that ended although nobody had killed them, and whatever did not come back when it was healed. */
  readonly troubles: readonly string[]
  readonly faultLog: readonly FaultLogEntry[]
}

/** How long members waited for their acks, whatever happened meanwhile. */
export function ackTimes(histories: readonly History[]): Percentiles {
  const times: number[] = []
  for (const { events } of histories) {
    const invoked = new Map<string, number>()
    for (const event of events) {
      if (event.kind === 'invoke') invoked.set(event.clientId, event.at)
      if (event.kind === 'ok') times.push(...waitOf(event, invoked))
    }
  }
  const at = (share: number) => Math.round(percentile(times, share))
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

function waitOf({ clientId, at }: Recorded<'ok'>, invoked: Map<string, number>): number[] {
  const since = invoked.get(clientId)
  invoked.delete(clientId)
  return since === undefined ? [] : [at - since]
}

/** 0 when every promise was kept, 1 when one was not, 2 when too little happened to say so. */
export function exitCodeOf({ verdict, troubles }: ChaosReport): number {
  if (troubles.length > 0) return 1
  return { passed: 0, failed: 1, inconclusive: 2 }[verdict.kind]
}

const seconds = (ms: number) => (Number.isFinite(ms) ? `${(ms / 1_000).toFixed(1)} s` : 'not in time')

const tally = (counts: Readonly<Record<string, number>>) => {
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`)
  return `${Object.values(counts).reduce((sum, count) => sum + count, 0)}: ${kinds.join(', ')}`
}

/** For a person at a terminal. */
export function readable(report: ChaosReport): string {
  const { verdict, kills, faults, settled, options, ackMs, without, troubles } = report
  const { counts } = verdict
  const lines = [
    `Chaos, seed ${options.seed}: ${options.seconds} s, ${options.nodes} node(s), ${options.clients} clients, ${options.rate} thoughts/s`,
    `  acked        ${counts.acks}, refused ${counts.refusals}, outcome unknown for a while ${counts.unknowns}, held back ${report.heldBack}`,
    `  shown        ${counts.deliveries} rows, ${counts.catchUps} catch-ups, ${counts.resets} resets`,
    `  kill -9      ${tally(kills)}`,
    `  faults       ${tally(faults)}`,
    `  ack          p50 ${ackMs.p50} ms, p99 ${ackMs.p99} ms, max ${ackMs.max} ms (faults included)`,
    `  generator    late by ${report.generatorLagMs} ms at worst, ${Math.round(report.generatorPeakRssBytes / 1e6)} MB`,
    `  then         ${settled.offlineAtFirst} not connected (looked at again), ${settled.waitingAtFirst} thoughts waiting when all was ready;`,
    `               connected ${seconds(settled.connectMs)}, equal ${seconds(settled.equalMs)}, quiet ${seconds(settled.quietMs)}`,
    ...without.map(missing => `  WITHOUT      ${missing}`),
    ...troubles.map(trouble => `  TROUBLE      ${trouble}`),
  ]
  switch (verdict.kind) {
    case 'passed':
      return [...lines, '  Every promise was kept.'].join('\n')
    case 'inconclusive':
      return [...lines, ...verdict.shortfalls.map(shortfall => `  TOO LITTLE   ${shortfall}`)].join('\n')
    case 'failed':
      return [
        ...lines,
        ...verdict.violations.flatMap(({ rule, promise, count, examples }) => [
          `  BROKEN ${promise}    ${rule}, ${count} times`,
          ...examples.map(example => `      ${example}`),
        ]),
      ].join('\n')
  }
}
