import { setTimeout as sleep } from 'node:timers/promises'
import type { Evidence } from '@mehfil/testkit/proof/evidence'
import { createNemesis, type Nemesis } from '@mehfil/testkit/proof/nemesis'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { bugNamed } from '../bugs/catalogue.ts'
import { machine } from '../machine.ts'
import { startOpenLoop } from '../members/open-loop.ts'
import { readFinalDatabase } from '../stage/final-database.ts'
import { createActs } from './acts.ts'
import { bringCast, type Cast } from './cast.ts'
import { judge } from './judge.ts'
import type { ChaosOptions } from './options.ts'
import { startProgress } from './progress.ts'
import { ackTimes, type ChaosReport } from './report.ts'
import { settle } from './settle.ts'
import { type Stage, setStage } from './stage.ts'

/** Only processes are killed at the last: how fast everyone is equal again is then a matter of these alone. */
const LINES_HEALED_MS = 10_000

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
  const bug = options.bug === undefined ? undefined : bugNamed(options.bug)
  const stage = await setStage({ ...options, folder, bug })
  for (const missing of stage.without) say(`WITHOUT: ${missing}`)
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
  const { seed, killEveryMs, faultEveryMs } = options
  const now = () => performance.now()
  const hasBeat = killEveryMs > 0
  // Each with numbers of its own: how long an answer takes must not change which fault comes next.
  const acts = createActs(clients, seededRandom(seed + 1))
  const nemesis = createNemesis({
    faults: [...(hasBeat ? [] : stage.kills), ...stage.faults, ...cast.faults],
    random: seededRandom(seed + 2),
    everyMs: [faultEveryMs * 0.5, faultEveryMs * 1.5],
    now,
  })
  const killer = createNemesis({
    faults: stage.kills,
    random: seededRandom(seed + 3),
    everyMs: [killEveryMs, killEveryMs],
    now,
  })
  const loop = startOpenLoop(options.rate, acts.next)
  const progress = startProgress({ clients, nemeses: [nemesis, killer], loop, say })
  nemesis.start()
  if (hasBeat) killer.start()
  const healedMs = hasBeat ? Math.min(LINES_HEALED_MS, options.seconds * 200) : 0
  await sleep(options.seconds * 1_000 - healedMs)
  const unhealed = [stopped(nemesis)]
  await sleep(healedMs)
  loop.stop()
  say('Healing everything')
  unhealed.push(stopped(killer))
  const troubles = (await Promise.all(unhealed)).flat()
  await stage.untilReady()
  const settled = await settle({ clients, acts, databaseUrl: stage.databaseUrl, topicIds })
  progress.stop()
  for (const client of clients) client.end()
  const evidence: Evidence = {
    histories: clients.map(client => client.history),
    database: await readFinalDatabase(stage.databaseUrl, topicIds),
    faults: { ...nemesis.counts(), ...killer.counts() },
  }
  say('Judging')
  const kills = Object.fromEntries(
    Object.entries(evidence.faults).filter(([kind]) => stage.kills.some(kill => kill.kind === kind)),
  )
  const killed = Object.values(kills).reduce((sum, count) => sum + count, 0)
  const report: ChaosReport = {
    command: process.argv.slice(2).join(' '),
    date: new Date().toISOString(),
    machine: machine(),
    options,
    without: stage.without,
    verdict: judge({ evidence, kills: killed, settled }, options),
    kills,
    faults: evidence.faults,
    settled,
    ackMs: ackTimes(evidence.histories),
    heldBack: acts.heldBack(),
    generatorLagMs: Math.round(loop.worstLagMs()),
    generatorPeakRssBytes: progress.peakRssBytes(),
    troubles: [...troubles, ...stage.processes.flatMap(crashesOf)],
    faultLog: [...nemesis.log, ...killer.log].sort((a, b) => a.at - b.at),
  }
  return { report, evidence }
}

/** Heals everything; says what could not be healed. */
const stopped = (nemesis: Nemesis): Promise<string[]> =>
  nemesis.stop().then(
    () => [],
    (error: Error) => [error.message],
  )

const crashesOf = ({ name, crashes }: Stage['processes'][number]) =>
  crashes.map(how => `${name} ended by itself with ${how}`)
