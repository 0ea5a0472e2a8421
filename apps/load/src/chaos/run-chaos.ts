import { setTimeout as sleep } from 'node:timers/promises'
import { check, type Thresholds } from '@mehfil/testkit/proof/checker'
import type { Evidence } from '@mehfil/testkit/proof/evidence'
import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'
import { createNemesis } from '@mehfil/testkit/proof/nemesis'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { machine } from '../machine.ts'
import { startOpenLoop } from '../members/open-loop.ts'
import { readFinalDatabase } from '../stage/final-database.ts'
import { createActs } from './acts.ts'
import { bringCast, type Cast } from './cast.ts'
import type { ChaosOptions } from './options.ts'
import { startProgress } from './progress.ts'
import { ackTimes, type ChaosReport } from './report.ts'
import { settle } from './settle.ts'
import { type Stage, setStage } from './stage.ts'

export type ChaosRun = { readonly report: ChaosReport; readonly evidence: Evidence }

export type ChaosSurroundings = {
  /** For data and logs of servers and database; the caller's to remove. */
  readonly folder: string
  say(line: string): void
}

/** One run from an empty database to the verdict. Everything that it starts has ended when it resolves. */
export async function runChaos(options: ChaosOptions, { folder, say }: ChaosSurroundings): Promise<ChaosRun> {
  const random = seededRandom(options.seed)
  say(`Seed ${options.seed}: starting a database and ${options.nodes} server(s); logs in ${folder}`)
  const stage = await setStage({ nodeCount: options.nodes, folder, random })
  try {
    const cast = await bringCast(stage, { ...options, now: () => performance.now(), random })
    try {
      return await play(stage, cast, options, say)
    } finally {
      await cast.stop()
    }
  } finally {
    await stage.stop()
  }
}

/** The run itself: writing and failing, then healing and settling, then judging. */
async function play(
  stage: Stage,
  cast: Cast,
  options: ChaosOptions,
  say: (line: string) => void,
): Promise<ChaosRun> {
  const { clients, topicIds } = cast
  // Each with numbers of its own: how long an answer takes must not change which fault comes next.
  const acts = createActs(clients, topicIds, seededRandom(options.seed + 1))
  const nemesis = createNemesis({
    faults: [...stage.faults, ...cast.faults],
    random: seededRandom(options.seed + 2),
    everyMs: [options.faultEveryMs * 0.5, options.faultEveryMs * 1.5],
    now: () => performance.now(),
  })
  const progress = startProgress({ clients, nemesis, say })
  const loop = startOpenLoop(options.rate, acts.next)
  nemesis.start()
  await sleep(options.seconds * 1_000)
  loop.stop()
  say('Healing everything')
  const unhealed = await nemesis.stop().then(
    () => [],
    (error: Error) => [error.message],
  )
  const settled = await settle({ clients, acts, databaseUrl: stage.databaseUrl, topicIds })
  progress.stop()
  for (const client of clients) client.end()
  const evidence: Evidence = {
    histories: clients.map(client => client.history),
    database: await readFinalDatabase(stage.databaseUrl, topicIds),
    faults: nemesis.counts(),
  }
  say('Judging')
  const report: ChaosReport = {
    command: process.argv.slice(2).join(' '),
    date: new Date().toISOString(),
    machine: machine(),
    options,
    verdict: check(evidence, leastOf(options)),
    faults: evidence.faults,
    settled,
    ackMs: ackTimes(evidence.histories),
    generatorLagMs: Math.round(loop.worstLagMs()),
    troubles: [...unhealed, ...stage.nodes.flatMap(crashesOf)],
    faultLog: nemesis.log,
  }
  return { report, evidence }
}

const crashesOf = ({ name, crashes }: ManagedProcess) =>
  crashes.map(how => `${name} ended by itself with ${how}`)

/** A run with less than this proves nothing. */
function leastOf({ seconds, rate, clients, faultEveryMs }: ChaosOptions): Thresholds {
  const acks = Math.floor(seconds * rate * 0.9)
  return {
    acks,
    deliveries: Math.floor(acks * clients * 0.9),
    faults: Math.floor(((seconds * 1_000) / faultEveryMs) * 0.5),
    catchUps: clients,
  }
}
