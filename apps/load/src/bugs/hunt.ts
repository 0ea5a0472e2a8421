import { setTimeout as sleep } from 'node:timers/promises'
import { check, type Thresholds, type Verdict } from '@mehfil/testkit/proof/checker'
import type { Evidence } from '@mehfil/testkit/proof/evidence'
import type { Fault } from '@mehfil/testkit/proof/faults'
import { createHistory, type History } from '@mehfil/testkit/proof/history'
import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'
import { createNemesis } from '@mehfil/testkit/proof/nemesis'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { createActs } from '../chaos/acts.ts'
import { bringCast, type Cast } from '../chaos/cast.ts'
import { type Stage, setStage } from '../chaos/stage.ts'
import type { LoadClient } from '../members/load-client.ts'
import { startOpenLoop } from '../members/open-loop.ts'
import { recordScreen } from '../members/record-screen.ts'
import { readFinalDatabase } from '../stage/final-database.ts'
import type { Bug } from './bug.ts'
import { untilCalm } from './calm.ts'
import type { Conditions } from './conditions.ts'
import { endedTransactions } from './ended-transactions.ts'

/** Faults are made for so long; then all is healed and has to settle, for only then can be seen what is missing. */
const ROUND_MS = 5_000

export type HuntOptions = {
  /** Absent: the program as it is. */
  readonly bug?: Bug | undefined
  readonly conditions: Conditions
  /** From the first write on, settling included; no round begins that cannot be played within it. */
  readonly atMostMs: number
  readonly seed: number
  /** For data and logs of servers and database; the caller's to remove. */
  readonly folder: string
}

export type Hunt = {
  readonly verdict: Verdict
  /** Until the verdict, from the first write on; in milliseconds. */
  readonly afterMs: number
  /** Servers that ended by themselves, and whatever did not come back: no broken promise, but no peace either. */
  readonly troubles: readonly string[]
  readonly evidence: Evidence
}

/**
 * Plays rounds of faults until the checker finds a promise broken, or the time is over. It judges by the same rules as
 * a chaos run, from histories and database alone. Everything that it starts has ended when it resolves.
 */
export async function hunt(options: HuntOptions): Promise<Hunt> {
  const { bug, conditions, folder, seed } = options
  const random = seededRandom(seed)
  const stage = await setStage({ ...conditions, redis: false, nginx: false, folder, bug })
  try {
    const cast = await bringCast(stage, {
      ...conditions,
      watching: conditions.topics,
      now: () => performance.now(),
      random,
    })
    try {
      return await playRounds(stage, cast, options)
    } finally {
      for (const client of cast.clients) client.end()
      await cast.stop()
    }
  } finally {
    await stage.stop()
  }
}

async function playRounds(stage: Stage, cast: Cast, options: HuntOptions): Promise<Hunt> {
  const { conditions, atMostMs, seed } = options
  const { databaseUrl } = stage
  const { clients, topicIds } = cast
  const acts = createActs(clients, seededRandom(seed + 1))
  const random = seededRandom(seed + 2)
  const all = [...stage.kills, ...stage.faults, ...cast.faults, endedTransactions(databaseUrl)]
  const faults = faultsOf(conditions, all)
  const made: Record<string, number> = {}
  const started = performance.now()
  for (;;) {
    const nemesis = nemesisOf(conditions, faults, random)
    const loop = startOpenLoop(conditions.rate, acts.next)
    nemesis.start()
    await sleep(ROUND_MS)
    loop.stop()
    const unhealed = await messageOf(nemesis.stop())
    for (const [kind, count] of Object.entries(nemesis.counts())) made[kind] = (made[kind] ?? 0) + count
    const unrest = await messageOf(untilCalm({ clients, acts, databaseUrl, topicIds }))
    const evidence: Evidence = {
      histories: clients.map(asItStands),
      database: await readFinalDatabase(databaseUrl, topicIds),
      faults: made,
    }
    const verdict = check(evidence, leastOf(conditions))
    const afterMs = performance.now() - started
    const troubles = [...unhealed, ...unrest, ...stage.processes.flatMap(crashesOf)]
    const isOver = verdict.kind === 'failed' || troubles.length > 0 || afterMs + ROUND_MS > atMostMs
    if (isOver) return { verdict, afterMs, troubles, evidence }
  }
}

const messageOf = (work: Promise<void>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: Error) => [error.message],
  )

/** Throws a sentence when there is no such fault: without it nothing would be found, and nobody would know why. */
function faultsOf(conditions: Conditions, all: readonly Fault[]): readonly Fault[] {
  return Object.entries(conditions.faults).flatMap(([kind, turns]) => {
    const wanted = all.filter(fault => fault.kind === kind)
    if (wanted.length === 0) throw new Error(`There is no fault ${kind}.`)
    return wanted.map(fault => ({ ...fault, turns }))
  })
}

const nemesisOf = ({ faultEveryMs }: Conditions, faults: readonly Fault[], random: () => number) =>
  createNemesis({
    faults,
    random,
    everyMs: [faultEveryMs * 0.5, faultEveryMs * 1.5],
    now: () => performance.now(),
  })

/** With what is shown now as the last word. It goes on after that. */
function asItStands({ history, feeds }: LoadClient): History {
  const last = createHistory(history, () => performance.now())
  recordScreen(last).end(feeds())
  return { ...history, events: [...history.events, ...last.events] }
}

const crashesOf = ({ name, crashes }: ManagedProcess) =>
  crashes.map(how => `${name} ended by itself with ${how}`)

/** After one round; a control run with less than this proves nothing. */
function leastOf({ rate, clients, faultEveryMs }: Conditions): Thresholds {
  const acks = Math.floor((ROUND_MS / 1_000) * rate * 0.9)
  return {
    acks,
    deliveries: Math.floor(acks * clients * 0.9),
    faults: Math.floor((ROUND_MS / faultEveryMs) * 0.5),
  }
}
