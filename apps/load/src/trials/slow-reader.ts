import { setTimeout as sleep } from 'node:timers/promises'
import { PASS } from '@mehfil/testkit/proof/fault-mode'
import { eventsOf } from '@mehfil/testkit/proof/history'
import { isConnected, waitingOf } from '../members/looking.ts'
import { median, percentile } from '../percentile.ts'
import { bringCrowd } from './crowd.ts'
import { startFlood } from './flood.ts'
import { headRevs, isCompleteTo, judge } from './judging.ts'
import { watchMemory } from './server-memory.ts'
import { onStage, type TrialStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { atMost, type Figure, type Trial, within } from './trial.ts'
import { startWriting } from './writing.ts'

const PAIRS = 5
const OTHERS = 99
const RATE = 10
const LASTS_MS = 14_000
/** 16 kbit/s. */
const SLOW = { kind: 'slow', bytesPerSecond: 2_000 } as const
const MIB = 1024 * 1024

type Figures = { p99: number; live: number; whole: number; caughtUp: number; complete: number }
type Round = Figures & { verdict: readonly Figure[] }

/** One reader on a line of 16 kbit/s among a hundred, beside the same without: in turns, with a fresh server each time. */
export const slowReader: Trial = {
  name: 'slow-reader',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}], accounts: 4, topics: 2 }, async stage => {
      const rounds: { slow: Round; none: Round }[] = []
      for (let pair = 1; pair <= PAIRS; pair++) {
        // In turns also which comes first: what else the machine does is not to fall on the same one each time.
        const early = await playRound(stage, pair % 2 === 0)
        const late = await playRound(stage, pair % 2 !== 0)
        const [none, slow] = pair % 2 === 0 ? [late, early] : [early, late]
        rounds.push({ none, slow })
        surroundings.say(`without: ${words(none)}; with: ${words(slow)}`)
      }
      const of = (kind: 'slow' | 'none', figure: keyof Figures) =>
        median(rounds.map(round => round[kind][figure]))
      const more = (figure: 'live' | 'whole') => (of('slow', figure) - of('none', figure)) / MIB
      return [
        atMost('memory held more, heap and external (median of 5)', more('live'), 20, 'MB'),
        atMost('resident memory more (median of 5)', more('whole'), 20, 'MB'),
        atMost(
          `p99 of the others, beside ${of('none', 'p99').toFixed()} ms without (medians of 5)`,
          100 * (of('slow', 'p99') / of('none', 'p99') - 1),
          10,
          '% more',
        ),
        within('the slow one complete, once her line is good', of('slow', 'complete'), 20_000),
        ...worstOf(rounds.flatMap(({ none, slow }) => [...none.verdict, ...slow.verdict])),
      ]
    }),
}

/** One figure of each sort: one that was missed, where there is one. */
const worstOf = (figures: readonly Figure[]) => [
  ...new Map(
    figures.toSorted((a, b) => Number(b.isMet) - Number(a.isMet)).map(one => [one.what, one]),
  ).values(),
]

const words = ({ p99, live, whole, caughtUp }: Round) =>
  `p99 ${p99.toFixed()} ms, held ${(live / MIB).toFixed(1)} MB, resident ${(whole / MIB).toFixed(1)} MB, ` +
  `${caughtUp} catch-ups of hers`

async function playRound(stage: TrialStage, isSlow: boolean): Promise<Round> {
  const { nodes, accounts, topicIds } = stage
  const [node] = nodes
  const [topicId = ''] = topicIds
  if (!node) throw new Error('There is no server.')
  await node.process.stop()
  await node.process.start()
  const line = await stage.line('the line of one reader', node.port)
  const writers = [await stage.enter(accounts[0], node), await stage.enter(accounts[1], node)]
  const her = await stage.enter(accounts[2], { url: `http://127.0.0.1:${line.port}` })
  const cookies = accounts.map(({ cookie }) => cookie)
  const crowd = await bringCrowd({ url: node.url, topicId, count: OTHERS, cookies })
  try {
    if (isSlow) line.setMode(SLOW)
    const memory = watchMemory(node.url)
    const writing = startWriting({ clients: writers, topicId, rate: RATE })
    const flood = startFlood(stage)
    // The first seconds are for warming up.
    await sleep(LASTS_MS * 0.3)
    const since = Date.now()
    await sleep(LASTS_MS * 0.7)
    writing.stop()
    flood.stop()
    const { live, whole } = memory.stop()
    const isSent = () => writers.every(client => waitingOf(client).length === 0)
    await timeUntil('all is written', isSent, { withinMs: 15_000 })
    const revs = await headRevs(stage)
    const rev = revs.get(topicId) ?? 0
    await timeUntil('the others are complete', async () => (await crowd.look(rev)).complete === OTHERS, {
      withinMs: 10_000,
    })
    const { delays } = await crowd.report(since)
    line.setMode(PASS)
    const isBack = () => isConnected(her) && isCompleteTo(her, revs)
    const complete = await timeUntil('she is complete', isBack, { withinMs: 30_000 })
    const caughtUp = eventsOf(her.history, 'caught-up').length + eventsOf(her.history, 'reset').length
    // Each round by itself: the pages of the next one are others.
    const clients = [...writers, her]
    const verdict = await judge({ ...stage, clients }, { 'slow line': 1 }, { acks: RATE * 8 })
    return { p99: percentile(delays, 0.99), live, whole, caughtUp, complete, verdict }
  } finally {
    await crowd.leave()
  }
}
