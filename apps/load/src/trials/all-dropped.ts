import { setTimeout as sleep } from 'node:timers/promises'
import { readFinalDatabase } from '../stage/final-database.ts'
import { bringCrowd } from './crowd.ts'
import { headRevs, judge } from './judging.ts'
import { pictureOf } from './picture.ts'
import { readsOfThoughts } from './reads-of-thoughts.ts'
import { onStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { atLeast, none, type Trial, within } from './trial.ts'
import { startWriting } from './writing.ts'

const READERS = 2_000
const ACCOUNTS = 20
/** Few, for each is shown two thousand times; enough that each reader has missed some. */
const RATE = 2
const WRITING_ON_MS = 3_000

/** Two thousand readers lose their lines in one moment, while two members go on writing. */
export const allDropped: Trial = {
  name: 'all-dropped',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}], accounts: ACCOUNTS }, async stage => {
      const { nodes, accounts, topicIds, postgres } = stage
      const [node] = nodes
      const [topicId = ''] = topicIds
      if (!node) throw new Error('There is no server.')
      const line = await stage.line('the line of all readers', node.port)
      const writers = [await stage.enter(accounts[0], node), await stage.enter(accounts[1], node)]
      const crowd = await bringCrowd({
        url: `http://127.0.0.1:${line.port}`,
        topicId,
        count: READERS,
        cookies: accounts.map(({ cookie }) => cookie),
      })
      surroundings.say(`${READERS} readers are in`)
      try {
        const writing = startWriting({ clients: writers, topicId, rate: RATE })
        // Postgres counts what its connections tell it, and idle ones take up to ten seconds to do so.
        await sleep(12_000)
        const [before, readsBefore] = [await crowd.report(0), await readsOfThoughts(postgres.url)]
        surroundings.say(`all ${line.connections} lines are cut`)
        const since = performance.now()
        line.cut()
        await sleep(WRITING_ON_MS)
        writing.stop()
        const rev = (await headRevs(stage)).get(topicId) ?? 0
        const isComplete = async () => (await crowd.look(rev)).complete === READERS
        const complete = await timeUntil('all are complete', isComplete, { since, withinMs: 60_000 })
        surroundings.say(`all are complete after ${complete.toFixed()} ms`)
        const after = await crowd.report(0)
        await crowd.leave()
        const verdict = await judge(stage, { cut: 1 }, { acks: RATE * 10 })
        const { thoughts } = await readFinalDatabase(postgres.url, [topicId])
        const alike = after.pictures[pictureOf(thoughts)] ?? 0
        // Its connections tell Postgres all they did when they end.
        await node.process.stop()
        const readings = (await readsOfThoughts(postgres.url)) - readsBefore
        const catchUps = after.caughtUp + after.resets - before.caughtUp - before.resets
        return [
          within('all are complete after the cut', complete, 15_000),
          atLeast('catch-ups asked for', catchUps, READERS, ''),
          atLeast('of these answered from memory, at least', 100 * (1 - readings / catchUps), 90, '%'),
          none('readers who do not show what the database has', READERS - alike),
          ...verdict,
        ]
      } finally {
        await crowd.leave()
      }
    }),
}
